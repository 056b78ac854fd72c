// Where a thing that is moved or drawn comes to rest: flush with its neighbours, an aisle away from
// them or from the wall, or on the grid.

import type { Box } from '../geometry/footprint';
import type { Guide } from '../canvas/paint-moving';

/** What a thing may come to rest against, in one hall's frame. */
export interface Around {
  /** Boxes of booths and areas that do not move. */
  readonly others: readonly Box[];
  /** The box of the hall. */
  readonly hall: Box;
  /** Widths of aisles to keep from others, millimetres; the distance to keep from walls. */
  readonly aisles: readonly number[];
  readonly wall: number;
}

export interface Snapping {
  /** How near, millimetres: some pixels at the zoom there is. */
  readonly reach: number;
  /** Steps of the grid, millimetres. */
  readonly grid: number;
  /** Only the grid of a centimetre: the user holds Alt. */
  readonly free: boolean;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  /** Lines that tell what it rests against, in the hall's frame. */
  readonly guides: readonly Guide[];
}

interface Rest {
  /** Where the edge comes to lie. */
  readonly at: number;
  /** The edge or wall it follows from. */
  readonly from: number;
  /** An aisle or clearance between them; 0 where they are flush. */
  readonly gap: number;
  readonly other: Box;
}

const FREE_MM = 10;

/** Neighbours farther than this across have no say, millimetres. */
const NEAR_MM = 15_000;

/** Move a box by `dx, dy` and let it come to rest. */
export function snap(box: Box, dx: number, dy: number, around: Around, how: Snapping): Snapped {
  const moved: Box = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
  if (how.free) {
    return {
      dx: stepped(moved[0], FREE_MM) - box[0],
      dy: stepped(moved[1], FREE_MM) - box[1],
      guides: [],
    };
  }
  const x = along(moved, 0, around, how);
  const y = along(moved, 1, around, how);
  const rest: Box = [moved[0] + x.by, moved[1] + y.by, moved[2] + x.by, moved[3] + y.by];
  const guides = [...guide(rest, x.rest, 0), ...guide(rest, y.rest, 1)];
  return { dx: dx + x.by, dy: dy + y.by, guides };
}

/** Let one edge of a box that is being resized come to rest. */
export function snapEdge(
  box: Box,
  axis: 0 | 1,
  far: boolean,
  around: Around,
  how: Snapping,
): { at: number; guides: readonly Guide[] } {
  const edge = box[far ? axis + 2 : axis] as number;
  if (how.free) return { at: stepped(edge, FREE_MM), guides: [] };
  const best = nearest(
    rests(box, axis, around).filter((each) => far === each.far),
    edge,
    how.reach,
  );
  if (!best) return { at: stepped(edge, how.grid), guides: [] };
  const moved = [...box] as [number, number, number, number];
  moved[far ? axis + 2 : axis] = best.at;
  return { at: best.at, guides: guide(moved, best, axis) };
}

/** Round to a step of the grid. */
export function stepped(value: number, step: number): number {
  return Math.round(value / step) * step;
}

function along(
  box: Box,
  axis: 0 | 1,
  around: Around,
  how: Snapping,
): { by: number; rest: Rest | null } {
  let best: (Rest & { by: number }) | null = null;
  for (const rest of rests(box, axis, around)) {
    const by = rest.at - (box[rest.far ? axis + 2 : axis] as number);
    if (Math.abs(by) <= how.reach && (!best || Math.abs(by) < Math.abs(best.by))) {
      best = { ...rest, by };
    }
  }
  if (best) return { by: best.by, rest: best };
  return { by: stepped(box[axis], how.grid) - box[axis], rest: null };
}

function nearest(
  all: readonly (Rest & { far: boolean })[],
  edge: number,
  reach: number,
): Rest | null {
  let best: Rest | null = null;
  for (const each of all) {
    const far = Math.abs(each.at - edge);
    if (far <= reach && (!best || far < Math.abs(best.at - edge))) best = each;
  }
  return best;
}

/** Everywhere an edge of a box may come to rest along an axis. */
function rests(box: Box, axis: 0 | 1, around: Around): (Rest & { far: boolean })[] {
  const across = axis === 0 ? 1 : 0;
  const found: (Rest & { far: boolean })[] = [];
  for (const other of around.others) {
    const beside =
      box[across] < (other[across + 2] as number) &&
      (other[across] as number) < (box[across + 2] as number);
    const apart = Math.max(
      (other[across] as number) - (box[across + 2] as number),
      box[across] - (other[across + 2] as number),
    );
    if (apart > NEAR_MM) continue;
    const [low, high] = [other[axis] as number, other[axis + 2] as number];
    // In line with it: the same left or right edge.
    found.push({ at: low, from: low, gap: 0, other, far: false });
    found.push({ at: high, from: high, gap: 0, other, far: true });
    if (apart > 6000) continue;
    // Flush beside it.
    found.push({ at: high, from: high, gap: 0, other, far: false });
    found.push({ at: low, from: low, gap: 0, other, far: true });
    if (!beside) continue;
    for (const gap of around.aisles) {
      found.push({ at: high + gap, from: high, gap, other, far: false });
      found.push({ at: low - gap, from: low, gap, other, far: true });
    }
  }
  const { hall, wall } = around;
  found.push({ at: hall[axis] + wall, from: hall[axis], gap: wall, other: hall, far: false });
  const end = hall[axis + 2] as number;
  found.push({ at: end - wall, from: end, gap: wall, other: hall, far: true });
  return found;
}

/** The line that tells what a box rests against. */
function guide(box: Box, rest: Rest | null, axis: 0 | 1): Guide[] {
  if (!rest) return [];
  const across = axis === 0 ? 1 : 0;
  const put = (along: number, beside: number): [number, number] =>
    axis === 0 ? [along, beside] : [beside, along];
  if (rest.gap) {
    const middle =
      (Math.max(box[across], rest.other[across] as number) +
        Math.min(box[across + 2] as number, rest.other[across + 2] as number)) /
      2;
    return [{ a: put(rest.from, middle), b: put(rest.at, middle), length: rest.gap }];
  }
  const low = Math.min(box[across], rest.other[across] as number) - 1000;
  const high = Math.max(box[across + 2] as number, rest.other[across + 2] as number) + 1000;
  return [{ a: put(rest.at, low), b: put(rest.at, high), length: null }];
}

/** The free floor on the four sides of a box, up to `most`, as lines with their lengths. */
export function gaps(box: Box, around: Around, most = 12_000): Guide[] {
  const found: Guide[] = [];
  const hall = around.hall;
  for (const axis of [0, 1] as const) {
    const across = axis === 0 ? 1 : 0;
    for (const far of [false, true]) {
      const edge = box[far ? axis + 2 : axis] as number;
      let end = hall[far ? axis + 2 : axis] as number;
      let span: [number, number] = [box[across], box[across + 2] as number];
      for (const other of around.others) {
        const [low, high] = [other[across] as number, other[across + 2] as number];
        if (high <= box[across] || low >= (box[across + 2] as number)) continue;
        const at = other[far ? axis : axis + 2] as number;
        if (far ? at >= edge - 1 && at < end : at <= edge + 1 && at > end) {
          end = at;
          span = [Math.max(box[across], low), Math.min(box[across + 2] as number, high)];
        }
      }
      const length = Math.abs(end - edge);
      if (length < 1 || length > most) continue;
      const middle = (span[0] + span[1]) / 2;
      const put = (along: number): [number, number] =>
        axis === 0 ? [along, middle] : [middle, along];
      found.push({ a: put(Math.min(edge, end)), b: put(Math.max(edge, end)), length });
    }
  }
  return found;
}
