// Where a card stands beside a booth: in view, never over the booth, and over little else.

import type { PxEdges } from '../canvas/fit';
import type { Xy } from '../geometry/frame';

/** Between the card and the booth, and between the card and the edges of the floor, pixels. */
const GAP = 14;
const EDGE = 8;

/**
 * Place a card: its left and top; null where there is no room beside the booth.
 *
 * Of the places around the booth the first that covers nothing else is taken, else the one that
 * covers least.
 */
export function beside(
  [wide, tall]: Xy,
  booth: PxEdges,
  [width, height]: Xy,
  others: readonly PxEdges[],
): Xy | null {
  const [x0, y0, x1, y1] = booth;
  // A booth out of view has no card: it would point at nothing.
  if (x1 <= 0 || y1 <= 0 || x0 >= width || y0 >= height) return null;
  const clampX = (x: number) => Math.max(EDGE, Math.min(width - wide - EDGE, x));
  const clampY = (y: number) => Math.max(EDGE, Math.min(height - tall - EDGE, y));
  const [right, left] = [x1 + GAP, x0 - GAP - wide];
  const [below, above] = [y1 + GAP, y0 - GAP - tall];
  const places: Xy[] = [
    [right, below], [right, y0], [right, y1 - tall], [left, below], [left, y0], [left, y1 - tall],
    [x0, below], [x1 - wide, below], [x0, above], [x1 - wide, above], [right, above], [left, above],
  ];
  let best: Xy | null = null;
  let least = Infinity;
  for (const [x, y] of places) {
    const at: Xy = [clampX(x), clampY(y)];
    const box: PxEdges = [at[0], at[1], at[0] + wide, at[1] + tall];
    if (box[2] > width || box[3] > height || shared(box, booth) > 0) continue;
    const covered = others.reduce((all, other) => all + shared(box, other), 0);
    if (covered < least) [best, least] = [at, covered];
  }
  return best;
}

function shared(a: PxEdges, b: PxEdges): number {
  const w = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const h = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return w > 0 && h > 0 ? w * h : 0;
}
