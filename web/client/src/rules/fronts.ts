// The floor before open sides, and drawn aisles: what stands in them, and how much is left.

import {
  boxesMeet, boxOf, core, sharedBox, sideOf, strip, toOwn, type Box,
} from '../geometry/footprint';
import { placed, type Xy } from '../geometry/frame';
import {
  clipAll, clipSegment, contains, edges, wayToEdges, type Segment, type Way,
} from '../geometry/polygon';
import type { Aisle, Booth, Side } from '../model/plan';
import { TOLERANCE_MM, type Ground, type HallGround } from './hall';
import type { Standing } from './standing';

/** A way out of a side that is shorter than an aisle, and who stands in it. */
export interface Gap {
  readonly way: Way;
  readonly by: readonly string[];
}

/** Something right against a side: no aisle was meant there. */
export function isClosed(gap: Gap): boolean {
  return gap.way.length <= TOLERANCE_MM + 1;
}

/**
 * Measure the free depth before a side; null when the depth of an aisle is free.
 *
 * `near` is what stands no farther from the booth than an aisle is wide; `walls` is null where no
 * wall comes as near.
 */
export function gapBefore(
  booth: Booth,
  side: Side,
  aisle: number,
  walls: HallGround | null,
  obstacles: readonly Ground[],
  near: readonly Standing[],
): Gap | null {
  const along = booth.rotation_deg % 90 === 0;
  const face = sideOf(booth, side);
  // What hundreds of sides ask for in every frame is made only when it is needed.
  let front = along ? null : frontOf(booth, side, aisle);
  const box = front ? boxOf(front) : boxBefore(face, aisle);
  let by: string[] | null = null;
  let best: Way | null = null;
  for (const each of near) {
    if (!boxesMeet(each.box, box) || !each.solid) continue;
    if (along && each.square) {
      if (!best || depthTo(face, box, each.box) < best.length) best = squareWay(face, box, each.box);
    } else {
      front ??= frontOf(booth, side, aisle);
      const way = wayTo(face, clipAll(each.pieces, front));
      if (!way) continue;
      best = shorter(best, way);
    }
    if (each.booth) (by ??= []).push(each.id);
  }
  for (const each of obstacles) {
    if (!boxesMeet(each.box, box)) continue;
    front ??= frontOf(booth, side, aisle);
    best = shorter(best, wayTo(face, clipAll(each.pieces, front)));
  }
  if (walls) {
    best = shorter(best, wayToWalls(face, front ?? frontOf(booth, side, aisle), box, walls));
  }
  return best && { way: best, by: by ?? [] };
}

function shorter(a: Way | null, b: Way | null): Way | null {
  return a && b ? (b.length < a.length ? b : a) : (a ?? b);
}

/** Give the bounds of the floor before a side. */
export function boxOfFront(booth: Booth, side: Side, aisle: number): Box {
  return booth.rotation_deg % 90 === 0
    ? boxBefore(sideOf(booth, side), aisle)
    : boxOf(frontOf(booth, side, aisle));
}

/** The floor before a side, drawn in by what is forgiven. */
function frontOf(booth: Booth, side: Side, aisle: number): Xy[] {
  return strip(booth, side, TOLERANCE_MM, aisle - TOLERANCE_MM);
}

/** The rectangle before a side along an axis, as `strip` gives it. */
function boxBefore([[ax, ay], [bx, by]]: Segment, aisle: number): Box {
  const [from, to] = [TOLERANCE_MM, aisle - TOLERANCE_MM];
  // Outward is to the right of a counter-clockwise side; the ends are drawn in.
  if (Math.abs(ay - by) < Math.abs(ax - bx)) {
    const [x0, x1] = [Math.min(ax, bx) + from, Math.max(ax, bx) - from];
    return bx > ax ? [x0, ay - to, x1, ay - from] : [x0, ay + from, x1, ay + to];
  }
  const [y0, y1] = [Math.min(ay, by) + from, Math.max(ay, by) - from];
  return by > ay ? [ax + from, y0, ax + to, y1] : [ax - to, y0, ax - from, y1];
}

function wayTo(face: Segment, parts: readonly (readonly Xy[])[]): Way | null {
  return parts.length ? wayToEdges(face, parts.flatMap(edges)) : null;
}

/** How far a side along an axis is from a box that reaches into the floor before it. */
function depthTo([a, b]: Segment, front: Box, box: Box): number {
  const across = Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0]) ? 1 : 0;
  const low = Math.max(front[across], box[across]);
  const high = Math.min(front[across + 2] as number, box[across + 2] as number);
  return Math.min(Math.abs(low - a[across]), Math.abs(high - a[across]));
}

/** The way from a side along an axis to a box that reaches into the floor before it. */
function squareWay([a, b]: Segment, front: Box, box: Box): Way {
  const [x0, y0, x1, y1] = sharedBox(front, box);
  if (Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0])) {
    const y = Math.abs(y0 - a[1]) < Math.abs(y1 - a[1]) ? y0 : y1;
    const x = (x0 + x1) / 2;
    return { length: Math.abs(y - a[1]), from: [x, a[1]], to: [x, y] };
  }
  const x = Math.abs(x0 - a[0]) < Math.abs(x1 - a[0]) ? x0 : x1;
  const y = (y0 + y1) / 2;
  return { length: Math.abs(x - a[0]), from: [a[0], y], to: [x, y] };
}

/** The way from a side to where the floor before it leaves the hall. */
function wayToWalls(
  face: Segment,
  front: readonly Xy[],
  box: Box,
  ground: HallGround,
): Way | null {
  const walls = ground.wallsIn(box);
  if (!walls.length) {
    return ground.holds(front[0] as Xy) ? null : wayToEdges(face, edges(front));
  }
  const pieces = walls.map((wall) => clipSegment(wall, front)).filter((each) => each !== null);
  const outside = front.filter((corner) => !contains(ground.outline, corner));
  if (!pieces.length && !outside.length) return null;
  return wayToEdges(face, [...pieces, ...outside.map((p): Segment => [p, p])]);
}

/** What is left of a drawn aisle where least is free, and who stands in it. */
export interface Lane {
  readonly left: number;
  readonly at: Xy;
  readonly by: readonly Standing[];
  /** Across what is left; null where nothing is. */
  readonly line: readonly [Xy, Xy] | null;
}

/** Find what stands in a drawn aisle; null when it is free over its whole rectangle. */
export function taken(
  aisle: Aisle,
  ground: HallGround,
  near: (box: Box) => readonly Standing[],
): Lane | null {
  const inner = core(aisle, TOLERANCE_MM);
  if (!inner) return null;
  const box = boxOf(inner);
  const by: Standing[] = [];
  const wide = aisle.along === 'width' ? aisle.depth_mm : aisle.width_mm;
  let least = Infinity;
  let worst: { readonly piece: readonly Xy[]; readonly span: Box } | null = null;
  const take = (piece: readonly Xy[]) => {
    if (!piece.length) return false;
    const span = spanOf(aisle, piece);
    const left = Math.max(0, span[1], wide - span[3]);
    if (left < least) [least, worst] = [left, { piece, span }];
    return true;
  };
  const along = aisle.rotation_deg % 90 === 0;
  for (const each of near(box)) {
    if (!each.solid) continue;
    const piece = along && each.square
      ? sharedCorners(each.box, box)
      : clipAll(each.pieces, inner).flat();
    if (take(piece) && each.booth) by.push(each);
  }
  for (const each of ground.obstacles) {
    if (boxesMeet(each.box, box)) take(clipAll(each.pieces, inner).flat());
  }
  const walls = ground.wallsIn(box);
  if (walls.length) {
    const pieces = walls.map((wall) => clipSegment(wall, inner)).filter((each) => each !== null);
    const outside = inner.filter((corner) => !contains(ground.outline, corner));
    take([...pieces.flat(), ...outside]);
  } else if (!ground.holds(inner[0] as Xy)) take(inner);
  if (!worst) return null;
  by.sort((a, b) => a.order - b.order);
  const { piece, span } = worst as { piece: readonly Xy[]; span: Box };
  return { left: least, at: middleOf(piece), by, line: lineBeside(aisle, span, wide) };
}

/** Two opposite corners of what two boxes share: all that is asked of it. */
function sharedCorners(a: Box, b: Box): Xy[] {
  const [x0, y0, x1, y1] = sharedBox(a, b);
  return x0 > x1 || y0 > y1 ? [] : [[x0, y0], [x1, y1]];
}

/** From where to where a piece reaches along an aisle, and across it: the box in its own frame. */
function spanOf(aisle: Aisle, piece: readonly Xy[]): Box {
  const own = piece.map((each) => toOwn(aisle, each));
  return boxOf(aisle.along === 'width' ? own : own.map(([u, v]): Xy => [v, u]));
}

/** A line across the widest lane that is left beside a piece; null where nothing is. */
function lineBeside(aisle: Aisle, [from, near, to, far]: Box, wide: number): Lane['line'] {
  if (Math.max(near, wide - far) <= 0) return null;
  const middle = (from + to) / 2;
  const ends = near >= wide - far ? [0, near] : [far, wide];
  const own = ends.map((at): Xy => (aisle.along === 'width' ? [middle, at] : [at, middle]));
  return placed(own, aisle.x_mm, aisle.y_mm, aisle.rotation_deg) as [Xy, Xy];
}

function middleOf(piece: readonly Xy[]): Xy {
  const [x0, y0, x1, y1] = boxOf(piece);
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
