// Polygons as open lists of corners: what lies in what, how far apart, how deep.

import type { Xy } from './frame';

/** Rounding of floats: nothing on a floor is as small, millimetres. */
const EPS = 1e-7;

/** A straight piece between two points. */
export type Segment = readonly [Xy, Xy];

/** Go through the edges of a ring. */
export function edges(ring: readonly Xy[]): Segment[] {
  return ring.map((a, i) => [a, ring[(i + 1) % ring.length] as Xy]);
}

/** Tell whether a point lies in a ring; on its edge counts. */
export function contains(ring: readonly Xy[], [x, y]: Xy): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Xy;
    const [bx, by] = ring[j] as Xy;
    if (ay > y !== by > y) {
      const at = ax + ((y - ay) / (by - ay)) * (bx - ax);
      if (x < at) inside = !inside;
    }
    if (toSegment([x, y], [ax, ay], [bx, by]) <= EPS) return true;
  }
  return inside;
}

/** Give the distance of a point from a straight piece. */
export function toSegment(p: Xy, a: Xy, b: Xy): number {
  const near = nearest(p, a, b);
  return Math.hypot(p[0] - near[0], p[1] - near[1]);
}

/** Give the point of a straight piece that is nearest to a point. */
export function nearest([px, py]: Xy, a: Xy, b: Xy): Xy {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return a;
  const t = Math.max(0, Math.min(1, ((px - a[0]) * dx + (py - a[1]) * dy) / length));
  // The far end as it is written: along an axis nothing may be lost to rounding.
  return t === 1 ? b : [a[0] + t * dx, a[1] + t * dy];
}

/** Tell whether two straight pieces meet, touching included. */
export function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const o1 = cross(a, b, c);
  const o2 = cross(a, b, d);
  const o3 = cross(c, d, a);
  const o4 = cross(c, d, b);
  if (o1 > 0 !== o2 > 0 && o3 > 0 !== o4 > 0 && o1 && o2 && o3 && o4) return true;
  return (
    (o1 === 0 && within(a, b, c)) || (o2 === 0 && within(a, b, d)) ||
    (o3 === 0 && within(c, d, a)) || (o4 === 0 && within(c, d, b))
  );
}

function cross(a: Xy, b: Xy, c: Xy): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function within(a: Xy, b: Xy, p: Xy): boolean {
  return (
    Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1])
  );
}

/** The shortest way between two things: how long, from where, to where. */
export interface Way {
  readonly length: number;
  readonly from: Xy;
  readonly to: Xy;
}

const NOWHERE: Way = { length: Infinity, from: [0, 0], to: [0, 0] };

/** Give the shortest way between two straight pieces. */
export function wayBetween(one: Segment, other: Segment): Way {
  if (meet(one, other)) {
    const at = crossing(one, other);
    return { length: 0, from: at, to: at };
  }
  let best = NOWHERE;
  const look = (from: Xy, to: Xy) => {
    const length = Math.hypot(from[0] - to[0], from[1] - to[1]);
    if (length < best.length) best = { length, from, to };
  };
  for (const p of one) look(p, nearest(p, ...other));
  for (const p of other) look(nearest(p, ...one), p);
  return best;
}

function crossing([a, b]: Segment, [c, d]: Segment): Xy {
  const size = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (size === 0) return within(a, b, c) ? c : within(a, b, d) ? d : a;
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / size;
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

/** Give the shortest way from a straight piece to a list of them. */
export function wayToEdges(face: Segment, others: Iterable<Segment>): Way {
  let best = NOWHERE;
  for (const other of others) {
    const way = wayBetween(face, other);
    if (way.length < best.length) best = way;
  }
  return best;
}

/** Give the shortest way between two polygons; of length 0 where they share a point. */
export function wayApart(one: readonly Xy[], other: readonly Xy[]): Way {
  if (one[0] && contains(other, one[0])) return { length: 0, from: one[0], to: one[0] };
  if (other[0] && contains(one, other[0])) return { length: 0, from: other[0], to: other[0] };
  let best = NOWHERE;
  const theirs = edges(other);
  for (const edge of edges(one)) {
    const way = wayToEdges(edge, theirs);
    if (way.length < best.length) best = way;
  }
  return best;
}

/** Tell whether two polygons share a point, touching included. */
export function intersect(one: readonly Xy[], other: readonly Xy[]): boolean {
  if (one[0] && contains(other, one[0])) return true;
  if (other[0] && contains(one, other[0])) return true;
  const theirs = edges(other);
  return edges(one).some((edge) => theirs.some((each) => meet(edge, each)));
}

/** Cut a polygon to a convex one, both counter-clockwise; what only touches stays as a line. */
export function clip(subject: readonly Xy[], window: readonly Xy[]): Xy[] {
  let left: Xy[] = [...subject];
  for (const [a, b] of edges(window)) {
    const sides = left.map((p) => cross(a, b, p));
    const next: Xy[] = [];
    left.forEach((p, i) => {
      const j = (i + left.length - 1) % left.length;
      const [was, is] = [sides[j] as number, sides[i] as number];
      const before = left[j] as Xy;
      if (is >= 0 !== was >= 0) {
        const t = was / (was - is);
        next.push([before[0] + t * (p[0] - before[0]), before[1] + t * (p[1] - before[1])]);
      }
      if (is >= 0) next.push(p);
    });
    left = next;
    if (!left.length) return left;
  }
  return left;
}

/** Tell whether a counter-clockwise polygon has no corner that points inwards. */
export function isConvex(ring: readonly Xy[]): boolean {
  const n = ring.length;
  return ring.every((p, i) => {
    return cross(ring[(i + n - 1) % n] as Xy, p, ring[(i + 1) % n] as Xy) >= 0;
  });
}

/** Give a counter-clockwise polygon in convex pieces: itself, or triangles cut off at its ears. */
export function pieces(ring: readonly Xy[]): (readonly Xy[])[] {
  if (isConvex(ring)) return [ring];
  const left = [...ring];
  const found: Xy[][] = [];
  while (left.length > 3) {
    const n = left.length;
    const ear = left.findIndex((p, i) => {
      const [a, b] = [left[(i + n - 1) % n] as Xy, left[(i + 1) % n] as Xy];
      if (cross(a, p, b) <= 0) return false;
      return left.every((q) => q === a || q === p || q === b || !holds(a, p, b, q));
    });
    // Corners on one line, or a ring that crosses itself: whichever is cut off, nothing is lost.
    const i = ear < 0 ? left.findIndex((p, k) => flat(left, p, k)) : ear;
    const at = i < 0 ? 0 : i;
    const [a, b] = [left[(at + n - 1) % n] as Xy, left[(at + 1) % n] as Xy];
    if (ear >= 0 || i < 0) found.push([a, left[at] as Xy, b]);
    left.splice(at, 1);
  }
  found.push(left);
  return found.filter((each) => area(each) > 0);
}

function holds(a: Xy, b: Xy, c: Xy, q: Xy): boolean {
  return cross(a, b, q) >= 0 && cross(b, c, q) >= 0 && cross(c, a, q) >= 0;
}

function flat(ring: readonly Xy[], p: Xy, i: number): boolean {
  const n = ring.length;
  return cross(ring[(i + n - 1) % n] as Xy, p, ring[(i + 1) % n] as Xy) === 0;
}

/** Cut a polygon, given in convex pieces, to a convex one. */
export function clipAll(parts: readonly (readonly Xy[])[], window: readonly Xy[]): Xy[][] {
  return parts.map((part) => clip(part, window)).filter((each) => each.length > 0);
}

/** Cut a straight piece to a convex polygon; null where nothing of it lies strictly inside. */
export function clipSegment([a, b]: Segment, window: readonly Xy[]): Segment | null {
  let [from, to] = [0, 1];
  for (const [c, d] of edges(window)) {
    const size = Math.hypot(d[0] - c[0], d[1] - c[1]);
    const was = cross(c, d, a) / size;
    const is = cross(c, d, b) / size;
    if (was <= EPS && is <= EPS) return null;
    if (was < 0) from = Math.max(from, was / (was - is));
    else if (is < 0) to = Math.min(to, was / (was - is));
  }
  if (to - from <= 0) return null;
  const at = (t: number): Xy => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  const piece: Segment = [from === 0 ? a : at(from), to === 1 ? b : at(to)];
  const middle: Xy = [(piece[0][0] + piece[1][0]) / 2, (piece[0][1] + piece[1][1]) / 2];
  const deep = edges(window).every(([c, d]) => {
    return cross(c, d, middle) / Math.hypot(d[0] - c[0], d[1] - c[1]) > EPS;
  });
  return deep ? piece : null;
}

/** Area inside a ring, positive when it runs counter-clockwise. */
export function area(ring: readonly Xy[]): number {
  let sum = 0;
  for (const [[ax, ay], [bx, by]] of edges(ring)) sum += ax * by - bx * ay;
  return sum / 2;
}

/** Give a ring counter-clockwise. */
export function counterClockwise(ring: readonly Xy[]): Xy[] {
  return area(ring) < 0 ? [...ring].reverse() : [...ring];
}

/** Give the narrower side of the tightest turned rectangle around a convex polygon. */
export function thickness(ring: readonly Xy[]): number {
  let best = Infinity;
  let smallest = Infinity;
  for (const [a, b] of edges(ring)) {
    const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (size < EPS) continue;
    const [ux, uy] = [(b[0] - a[0]) / size, (b[1] - a[1]) / size];
    let [lo, hi, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of ring) {
      const along = x * ux + y * uy;
      const across = y * ux - x * uy;
      lo = Math.min(lo, along);
      hi = Math.max(hi, along);
      near = Math.min(near, across);
      far = Math.max(far, across);
    }
    const box = (hi - lo) * (far - near);
    if (box < smallest) {
      smallest = box;
      best = Math.min(hi - lo, far - near);
    }
  }
  return best === Infinity ? 0 : best;
}

/** Give what two polygons share, in convex pieces. */
export function common(
  some: readonly (readonly Xy[])[],
  others: readonly (readonly Xy[])[],
): Xy[][] {
  return others
    .flatMap((window) => clipAll(some, window))
    .filter((each) => each.length > 2 && area(each) > 1e-6);
}

/** Give how deep shared ground is where it is deepest, millimetres. */
export function depthOf(shared: readonly (readonly Xy[])[]): number {
  return Math.max(0, ...shared.map(thickness));
}

/** Give a point inside a polygon, for a mark: the middle of its corners, or its first corner. */
export function inner(ring: readonly Xy[]): Xy {
  const middle: Xy = [
    ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
    ring.reduce((sum, [, y]) => sum + y, 0) / ring.length,
  ];
  return contains(ring, middle) ? middle : (ring[0] ?? middle);
}
