// What the tools are given: where a pointer is, and what the map can tell and show.

import type { FloorPoint } from '../camera';
import type { Moving } from '../canvas/paint-moving';
import type { Scene } from '../canvas/scene';
import { bounds, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { PlanState } from '../model/state';
import { stepped, type Around, type Snapping } from '../snap/snap';
import type { Hold } from './holds';

/** Where a pointer is and what is held with it. */
export interface Touch {
  /** Pixels of the map. */
  readonly px: Xy;
  readonly touch: boolean;
  /** Add to the selection, keep to an axis. */
  readonly shift: boolean;
  /** Do not snap. */
  readonly alt: boolean;
  /** The middle button, or the space bar held. */
  readonly pan: boolean;
  /** A finger that rested before it moved. */
  readonly long: boolean;
  /** No hand that trembles: the least step is meant. */
  readonly exact?: boolean;
}

/** What the machine asks of the map. */
export interface Bench {
  readonly scene: Scene | null;
  /** Pixels a millimetre. */
  readonly scale: number;
  toSheet(px: Xy): Xy;
  toFloor(px: Xy): FloorPoint | null;
  showMoving(moving: Partial<Moving>): void;
  panBy(dx: number, dy: number): void;
  /** What the selection can be taken hold of by at a pixel. */
  holdAt(px: Xy, reach: number): Hold | null;
}

/** How near something has to be to be snapped to, pixels. */
const REACH_PX = 9;

/** Neighbours that may have a say lie this near, millimetres. */
const NEAR_MM = 16_000;

/** Say how to snap: from near by tenths of a metre, else by halves, of which modules are made. */
export function snapping(bench: Bench, at: Touch): Snapping {
  const { scale } = bench;
  return { reach: Math.min(800, REACH_PX / scale), grid: scale >= 0.04 ? 100 : 500, free: at.alt };
}

/** Give what a box that is moved may come to rest against. */
export function surroundings(
  bench: Bench,
  plan: PlanState | null,
  hall: string,
  moving: ReadonlySet<string>,
  box: Box,
): Around {
  const placed = bench.scene?.sheet.hall(hall);
  if (!bench.scene || !plan || !placed) return { others: [], hall: box, aisles: [], wall: 0 };
  const { dx, dy } = placed;
  const near = bench.scene.within([
    box[0] + dx - NEAR_MM, box[1] + dy - NEAR_MM, box[2] + dx + NEAR_MM, box[3] + dy + NEAR_MM,
  ]);
  const others = near
    .filter((each) => !moving.has(each.booth.id) && each.booth.hall === hall)
    .map(({ box: [x0, y0, x1, y1] }): Box => [x0 - dx, y0 - dy, x1 - dx, y1 - dy]);
  const areas = plan.areas
    .filter((each) => each.hall === hall && !each.walkable && !moving.has(each.id))
    .map(bounds);
  const [x0, y0, x1, y1] = placed.box;
  return {
    others: [...others, ...areas],
    hall: [x0 - dx, y0 - dy, x1 - dx, y1 - dy],
    aisles: [plan.limit('aisle'), plan.limit('main_aisle')],
    wall: plan.limit('wall_clearance'),
  };
}

/** Show guides that are given in a hall's frame. */
export function guide(bench: Bench, hall: string, guides: Moving['guides']): void {
  const placed = bench.scene?.sheet.hall(hall);
  const [dx, dy] = placed ? [placed.dx, placed.dy] : [0, 0];
  const put = ([x, y]: Xy): Xy => [x + dx, y + dy];
  bench.showMoving({ guides: guides.map((each) => ({ ...each, a: put(each.a), b: put(each.b) })) });
}

/** Give the point of the sheet at a step of its hall's grid. */
export function gridded(bench: Bench, at: Touch, grid: number): Xy {
  const floor = bench.toFloor(at.px);
  if (!floor || !bench.scene) return bench.toSheet(at.px);
  const step = at.alt ? 10 : grid;
  return bench.scene.sheet.toSheet(floor.hall, stepped(floor.x, step), stepped(floor.y, step));
}
