// Of many breaches those that are told: fewer say more.

import type { Xy } from '../geometry/frame';
import type { Breach } from './breach';

/** Breaches of one gap from both of its sides are one measure: their middles lie this near. */
const SAME_MM = 3000;

/** Give what weighs most first, drawn aisles only where nothing else is said. */
export function worst(breaches: Iterable<Breach>, most: number): Breach[] {
  const all = [...breaches].sort((a, b) => weight(a) - weight(b));
  const told: Breach[] = [];
  for (const each of all) {
    if (told.length === most) break;
    if (each.code === 'aisle.free' || told.some((other) => isSame(each, other))) continue;
    told.push(each);
  }
  return told.length ? told : all.slice(0, 1);
}

function isSame(a: Breach, b: Breach): boolean {
  if (a.code !== b.code) return false;
  // Of several overlaps one is told: the booth has to move anyhow.
  if (!a.line || !b.line) return true;
  if (Math.abs(a.measured - b.measured) > 0.05) return false;
  const [p, q] = [middleOf(a.line), middleOf(b.line)];
  return Math.hypot(p[0] - q[0], p[1] - q[1]) <= SAME_MM;
}

function middleOf([a, b]: readonly [Xy, Xy]): Xy {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** What stands where nothing may stand comes before what stands too near, by how far. */
function weight({ required, measured }: Breach): number {
  return required === 0 ? -measured : 1000 + measured;
}
