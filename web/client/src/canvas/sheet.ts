// The halls of a show side by side on one sheet: each has a frame of its own, none knows another.

import { boxOf, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { FloorPoint } from '../camera';
import type { Hall } from '../model/plan';

/** Room between two halls of a row: for the doors and tags of both. */
const GAP_MM = 24_000;

/** Between rows there is more: entrances are named below a hall, and the next has its name above. */
const ROW_GAP_MM = 32_000;

/** A hall on the sheet: add `dx, dy` to a point of its frame. */
export interface Placed {
  readonly hall: Hall;
  readonly dx: number;
  readonly dy: number;
  /** Its box on the sheet. */
  readonly box: Box;
}

export class Sheet {
  readonly halls: readonly Placed[];
  readonly box: Box;
  private readonly byId: ReadonlyMap<string, Placed>;

  constructor(halls: readonly Hall[]) {
    this.halls = laidOut(halls);
    this.byId = new Map(this.halls.map((each) => [each.hall.id, each]));
    this.box = this.halls.length
      ? boxOf(
          this.halls.flatMap(({ box: [x0, y0, x1, y1] }): Xy[] => [
            [x0, y0],
            [x1, y1],
          ]),
        )
      : [0, 0, 1, 1];
  }

  hall(id: string): Placed | undefined {
    return this.byId.get(id);
  }

  /** Give a place of a hall on the sheet; one of an unknown hall stays where it is. */
  toSheet(hall: string, x: number, y: number): Xy {
    const placed = this.byId.get(hall);
    return placed ? [x + placed.dx, y + placed.dy] : [x, y];
  }

  /** Give the place of a hall under a point of the sheet: the nearest hall within some metres. */
  toFloor([x, y]: Xy, reach = GAP_MM / 2): FloorPoint | null {
    let best: Placed | null = null;
    let least = reach;
    for (const each of this.halls) {
      const [x0, y0, x1, y1] = each.box;
      const far = Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
      if (far <= least) {
        best = each;
        least = far;
      }
    }
    return best && { hall: best.hall.id, x: x - best.dx, y: y - best.dy };
  }
}

/** The sheet is as wide to its height as most screens are. */
const ASPECT = 1.4;

/** Rows of halls, the levels one above the other; long rows go on in a next one. */
function laidOut(halls: readonly Hall[]): Placed[] {
  const levels = new Map<string, Hall[]>();
  // As the building has them, from left to right.
  for (const hall of [...halls].sort((a, b) => a.origin_mm[0] - b.origin_mm[0])) {
    const row = levels.get(hall.level);
    if (row) row.push(hall);
    else levels.set(hall.level, [hall]);
  }
  const sorted = [...levels].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const most = Math.max(1, ...sorted.map(([, row]) => row.length));
  let best: Placed[] = [];
  let least = Infinity;
  for (let count = 1; count <= most; count++) {
    const placed = inRows(sorted.flatMap(([, row]) => wrapped(row, count).reverse()));
    const [w, h] = [
      Math.max(...placed.map((each) => each.box[2])),
      Math.max(...placed.map((each) => each.box[3])),
    ];
    const size = Math.max(w / ASPECT, h);
    if (size < least) [best, least] = [placed, size];
  }
  return best;
}

/** Part a level into rows of at most some halls, as even as may be. */
function wrapped(row: readonly Hall[], count: number): Hall[][] {
  const rows = Math.ceil(row.length / count);
  const each = Math.ceil(row.length / rows);
  return Array.from({ length: rows }, (_, i) => row.slice(i * each, (i + 1) * each));
}

/** Place rows from the bottom up. */
function inRows(rows: readonly (readonly Hall[])[]): Placed[] {
  const found: Placed[] = [];
  let y = 0;
  for (const row of rows) {
    let x = 0;
    let tall = 0;
    for (const hall of row) {
      const [x0, y0, x1, y1] = boxOf(hall.outline);
      const box: Box = [x, y, x + x1 - x0, y + y1 - y0];
      found.push({ hall, dx: x - x0, dy: y - y0, box });
      x = box[2] + GAP_MM;
      tall = Math.max(tall, y1 - y0);
    }
    y += tall + ROW_GAP_MM;
  }
  return found;
}
