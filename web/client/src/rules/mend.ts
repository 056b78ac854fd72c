// How a booth in breach is mended: by the shortest way that leaves nothing wrong with it.

import { bounds, centre, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Booth } from '../model/plan';
import type { Breach } from './breach';
import { worst } from './worst';

/** A booth is brought back into line with what stands no farther from its edges than this. */
const LINE_MM = 1000;

/** Of many breaches that are told at once, and lines an edge may come to along an axis. */
const MOST = 3;
const LINES = 4;

/** Give what is missing, whole millimetres; null where an area was measured. */
export function missing({ measured, required, unit }: Breach): number | null {
  if (unit !== 'm') return null;
  // A measure has its thousandths, and the last digits of its floating point beside them.
  return Math.ceil(Math.abs(required - measured) * 1000 - 1e-6);
}

/**
 * Give the shortest way of a booth out of its breaches; null where none is good.
 *
 * `left` judges a way: what is still wrong with the booth at its end.
 */
export function mendOf(
  booth: Booth,
  breaches: readonly Breach[],
  neighbours: readonly Box[],
  left: (by: Xy) => readonly Breach[],
): Xy | null {
  const good = (by: Xy) => !left(by).length;
  const first = worst(breaches, MOST).flatMap((each) => waysOut(booth, each));
  const straight = shortest(first);
  const found = straight.find(good);
  if (found) return found;
  // Out of one breach into another, such as the second wall of a corner: out of that as well.
  const again = straight.flatMap((by) =>
    worst(left(by), MOST).flatMap((each) => waysOut(booth, each).map((way) => sum(by, way))),
  );
  const box = bounds(booth);
  const lined = straight.flatMap((by) => inLine(box, by, neighbours));
  return shortest(lined).find(good) ?? shortest(again).find(good) ?? null;
}

/** By what is missing: along the measured line away from what is near, back, then by the axes. */
function waysOut(booth: Booth, breach: Breach): Xy[] {
  const by = missing(breach);
  if (!by) return [];
  const axes: Xy[] = [[1, 0], [-1, 0], [0, 1], [0, -1]];
  return [...along(booth, breach), ...axes].map(([x, y]): Xy => [outward(x * by), outward(y * by)]);
}

function along(booth: Booth, { line }: Breach): Xy[] {
  if (!line) return [];
  const [[ax, ay], [bx, by]] = line;
  const length = Math.hypot(bx - ax, by - ay);
  if (length < 1) return [];
  const [x, y] = [(bx - ax) / length, (by - ay) / length];
  const [cx, cy] = centre(booth);
  const ahead = (cx - (ax + bx) / 2) * x + (cy - (ay + by) / 2) * y > 0;
  return ahead ? [[x, y], [-x, -y]] : [[-x, -y], [x, y]];
}

/** Whole millimetres, and none too few; what is next to nothing is nothing. */
function outward(length: number): number {
  return Math.sign(length) * Math.ceil(Math.abs(length) - 1e-6) || 0;
}

/** The same way, and with it as little more as brings an edge into line with a neighbour's. */
function inLine(box: Box, by: Xy, neighbours: readonly Box[]): Xy[] {
  return ([0, 1] as const).flatMap((axis) => {
    const edges = [box[axis] + by[axis], (box[axis + 2] as number) + by[axis]];
    const lines = neighbours.flatMap((each) => [each[axis], each[axis + 2] as number]);
    const shifts = edges.flatMap((edge) => lines.map((line) => Math.round(line - edge)));
    return [...new Set(shifts)]
      .filter((shift) => shift !== 0 && Math.abs(shift) <= LINE_MM)
      .sort((a, b) => Math.abs(a) - Math.abs(b))
      .slice(0, LINES)
      .map((shift) => sum(by, axis === 0 ? [shift, 0] : [0, shift]));
  });
}

const sum = (a: Xy, b: Xy): Xy => [a[0] + b[0], a[1] + b[1]];

const far = ([x, y]: Xy): number => Math.hypot(x, y);

/** Each way once, the shortest first; none that leads nowhere. */
function shortest(ways: readonly Xy[]): Xy[] {
  const found = new Map(ways.map((each) => [each.join(), each]));
  found.delete('0,0');
  return [...found.values()].sort((a, b) => far(a) - far(b));
}
