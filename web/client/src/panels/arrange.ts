import type { Move } from '../model/edit';
import type { Booth } from '../model/plan';
import { mm } from '../model/units';

export type Arrangement = 'left' | 'right' | 'top' | 'bottom' | 'across' | 'down';

/** The box around a booth, its turn counted in, millimetres. */
interface Bounds {
  readonly booth: Booth;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function boundsOf(booth: Booth): Bounds {
  const turn = (booth.rotation_deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const corners = [[0, 0], [booth.width_mm, 0], [booth.width_mm, booth.depth_mm], [0, booth.depth_mm]]
    .map(([w = 0, d = 0]) => [booth.x_mm + w * cos - d * sin, booth.y_mm + w * sin + d * cos] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { booth, x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

function moved({ booth }: Bounds, dx: number, dy: number): Move | null {
  const [x_mm, y_mm] = [mm(booth.x_mm + dx), mm(booth.y_mm + dy)];
  if (x_mm === booth.x_mm && y_mm === booth.y_mm) return null;
  return { kind: 'move', booth: booth.id, x_mm, y_mm };
}

/** Even gaps between the first and the last, along one direction. */
function spread(all: readonly Bounds[], across: boolean): (Move | null)[] {
  const [low, high] = across ? (['x0', 'x1'] as const) : (['y0', 'y1'] as const);
  const row = [...all].sort((a, b) => a[low] - b[low]);
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last || row.length < 3) return [];
  const filled = row.reduce((sum, each) => sum + each[high] - each[low], 0);
  const gap = (last[high] - first[low] - filled) / (row.length - 1);
  let at = first[low];
  return row.map((each) => {
    const by = at - each[low];
    at += each[high] - each[low] + gap;
    return across ? moved(each, by, 0) : moved(each, 0, by);
  });
}

/** Give the moves that align booths of one hall, or space them evenly; pinned ones stay. */
export function arrange(booths: readonly Booth[], how: Arrangement): Move[] {
  const all = booths.map(boundsOf);
  const left = Math.min(...all.map((each) => each.x0));
  const right = Math.max(...all.map((each) => each.x1));
  const bottom = Math.min(...all.map((each) => each.y0));
  const top = Math.max(...all.map((each) => each.y1));
  const ways: Record<Arrangement, () => (Move | null)[]> = {
    left: () => all.map((each) => moved(each, left - each.x0, 0)),
    right: () => all.map((each) => moved(each, right - each.x1, 0)),
    bottom: () => all.map((each) => moved(each, 0, bottom - each.y0)),
    top: () => all.map((each) => moved(each, 0, top - each.y1)),
    across: () => spread(all, true),
    down: () => spread(all, false),
  };
  const pinned = new Set(booths.filter((each) => each.pinned).map((each) => each.id));
  return ways[how]().filter((move): move is Move => move !== null && !pinned.has(move.booth));
}
