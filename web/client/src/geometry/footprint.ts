// A footprint on the floor: its outline, its sides, its bounds; the twin of layouts/booth.py.

import type { Footprint, Side } from '../model/plan';
import { mm } from '../model/units';
import { placed, turn, type Xy } from './frame';

/** Lower left and upper right: x0, y0, x1, y1. */
export type Box = readonly [number, number, number, number];

/** Give a box that is larger by some millimetres on every side. */
export function grown(box: Box, by: number): Box {
  return [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
}

/** Give the middle of a box. */
export function boxMiddle(box: Box): Xy {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Sides in the order of a footprint's corners. */
export const SIDES: readonly Side[] = ['south', 'east', 'north', 'west'];

/** Give the four corners of the whole rectangle, counter-clockwise from the fixed one. */
export function corners(thing: Footprint): Xy[] {
  const { width_mm: w, depth_mm: d } = thing;
  const all: Xy[] = [[0, 0], [w, 0], [w, d], [0, d]];
  return placed(all, thing.x_mm, thing.y_mm, thing.rotation_deg);
}

/** Give the outline, counter-clockwise: a rectangle, an L or a U. */
export function ring(thing: Footprint): Xy[] {
  if (!thing.notch) return corners(thing);
  return placed(inset(thing, 0) ?? [], thing.x_mm, thing.y_mm, thing.rotation_deg);
}

/** Give the outline without its outermost millimetres; null when nothing is left. */
export function core(thing: Footprint, by: number): Xy[] | null {
  const own = inset(thing, by);
  return own && placed(own, thing.x_mm, thing.y_mm, thing.rotation_deg);
}

/** The outline in the footprint's own frame, drawn in by some millimetres with square corners. */
function inset(thing: Footprint, by: number): Xy[] | null {
  const { width_mm: w, depth_mm: d, notch } = thing;
  const [x0, y0, x1, y1] = [by, by, w - by, d - by];
  if (x1 <= x0 || y1 <= y0) return null;
  if (!notch) return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
  const [l, b] = [notch.x_mm - by, notch.y_mm - by];
  const [r, t] = [notch.x_mm + notch.width_mm + by, notch.y_mm + notch.depth_mm + by];
  const west = notch.x_mm === 0;
  const south = notch.y_mm === 0;
  const east = notch.x_mm + notch.width_mm === w;
  const north = notch.y_mm + notch.depth_mm === d;
  const found: Xy[] = [];
  // Around the four corners, counter-clockwise; the notch is walked where it opens.
  if (south && west) found.push([x0, t], [r, t], [r, y0]);
  else found.push([x0, y0]);
  if (south && !west && !east) found.push([l, y0], [l, t], [r, t], [r, y0]);
  if (south && east) found.push([l, y0], [l, t], [x1, t]);
  else found.push([x1, y0]);
  if (east && !south && !north) found.push([x1, b], [l, b], [l, t], [x1, t]);
  if (north && east) found.push([x1, b], [l, b], [l, y1]);
  else found.push([x1, y1]);
  if (north && !west && !east) found.push([r, y1], [r, b], [l, b], [l, y1]);
  if (north && west) found.push([r, y1], [r, b], [x0, b]);
  else found.push([x0, y1]);
  if (west && !south && !north) found.push([x0, t], [r, t], [r, b], [x0, b]);
  return found;
}

/** Give the box around a footprint. */
export function bounds(thing: Footprint): Box {
  const { x_mm: x, y_mm: y, width_mm: w, depth_mm: d } = thing;
  if (thing.rotation_deg === 0) return [x, y, x + w, y + d];
  return boxOf(corners(thing));
}

/** Give the box around points. */
export function boxOf(points: readonly Xy[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}

/** Give the box that two boxes share; where they share nothing, its sides have changed places. */
export function sharedBox(a: Box, b: Box): Box {
  return [
    Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3]),
  ];
}

/** Tell whether two boxes meet, touching included. */
export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Give the two ends of a side, counter-clockwise; a notch at a corner shortens two sides. */
export function sideOf(thing: Footprint, side: Side): [Xy, Xy] {
  const { width_mm: w, depth_mm: d, notch } = thing;
  // Nearly all booths are upright rectangles: theirs need no turning.
  if (!notch && thing.rotation_deg === 0) return uprightSide(thing, side);
  const along = side === 'south' || side === 'north';
  let [start, end] = [0, along ? w : d];
  if (notch && isCorner(thing)) {
    const low = along ? notch.x_mm : notch.y_mm;
    const size = along ? notch.width_mm : notch.depth_mm;
    const across = along ? notch.y_mm : notch.x_mm;
    const near = side === 'south' || side === 'west';
    if (near === (across === 0)) [start, end] = low === 0 ? [size, end] : [0, low];
  }
  const fixed = side === 'north' ? d : side === 'east' ? w : 0;
  const ends: Xy[] = along ? [[start, fixed], [end, fixed]] : [[fixed, start], [fixed, end]];
  if (side === 'north' || side === 'west') ends.reverse();
  const [a, b] = placed(ends, thing.x_mm, thing.y_mm, thing.rotation_deg) as [Xy, Xy];
  return [a, b];
}

function uprightSide(thing: Footprint, side: Side): [Xy, Xy] {
  const { x_mm: x, y_mm: y, width_mm: w, depth_mm: d } = thing;
  switch (side) {
    case 'south':
      return [[x, y], [x + w, y]];
    case 'east':
      return [[x + w, y], [x + w, y + d]];
    case 'north':
      return [[x + w, y + d], [x, y + d]];
    default:
      return [[x, y + d], [x, y]];
  }
}

/** Tell whether the notch is at a corner (an L) and not in a side (a U). */
export function isCorner(thing: Footprint): boolean {
  const n = thing.notch;
  if (!n) return false;
  const sides = [
    n.x_mm === 0, n.y_mm === 0,
    n.x_mm + n.width_mm === thing.width_mm, n.y_mm + n.depth_mm === thing.depth_mm,
  ];
  return sides.filter(Boolean).length === 2;
}

/** Give the rectangle before a side: from `from` to `to` millimetres out, drawn in at its ends. */
export function strip(thing: Footprint, side: Side, from: number, to: number, ends = from): Xy[] {
  const [[ax, ay], [bx, by]] = sideOf(thing, side);
  const length = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  // Outward is to the right of a counter-clockwise side.
  const [ox, oy] = [uy, -ux];
  const at = (x: number, y: number, along: number, out: number): Xy => [
    x + ux * along + ox * out, y + uy * along + oy * out,
  ];
  return [at(ax, ay, ends, from), at(ax, ay, ends, to), at(bx, by, -ends, to),
    at(bx, by, -ends, from)];
}

/** Give the middle of the whole rectangle. */
export function centre(thing: Footprint): Xy {
  const [cos, sin] = turn(thing.rotation_deg);
  const [u, v] = [thing.width_mm / 2, thing.depth_mm / 2];
  return [thing.x_mm + u * cos - v * sin, thing.y_mm + u * sin + v * cos];
}

/** Give a point of the floor in a footprint's own frame. */
export function toOwn(thing: Footprint, [x, y]: Xy): Xy {
  const [cos, sin] = turn(thing.rotation_deg);
  const [dx, dy] = [x - thing.x_mm, y - thing.y_mm];
  return [dx * cos + dy * sin, dy * cos - dx * sin];
}

/** Area in square metres. */
export function areaM2(thing: Footprint): number {
  const cut = thing.notch ? thing.notch.width_mm * thing.notch.depth_mm : 0;
  return (thing.width_mm * thing.depth_mm - cut) / 1e6;
}

/** No side that is drawn or drawn out is shorter, millimetres. */
export const LEAST_MM = 500;

/** Put something that is turned by quarters into a box: its corner, width and depth. */
export function put({ rotation_deg }: Footprint, [x0, y0, x1, y1]: Box) {
  const quarter = (((rotation_deg / 90) % 4) + 4) % 4;
  const [w, d] = [x1 - x0, y1 - y0];
  const [x, y] = [
    [x0, y0], [x1, y0], [x1, y1], [x0, y1],
  ][quarter] as [number, number];
  const [width, depth] = quarter % 2 ? [d, w] : [w, d];
  return { x_mm: mm(x), y_mm: mm(y), width_mm: mm(width), depth_mm: mm(depth) };
}
