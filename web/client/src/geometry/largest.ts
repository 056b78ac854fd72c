// The largest rectangle along the axes inside a ring: where a word about the ring may stand.

import type { Box } from './footprint';
import { boxOf } from './footprint';
import type { Xy } from './frame';
import { contains } from './polygon';

/** Corners beyond this many make too fine a grid; then the ring's own box stands in. */
const MOST = 60;

/** Give the largest rectangle between the coordinates of a ring's corners that lies in the ring. */
export function largestBox(ring: readonly Xy[]): Box {
  const xs = [...new Set(ring.map(([x]) => x))].sort((a, b) => a - b);
  const ys = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b);
  if (ring.length > MOST) return boxOf(ring);
  let best: Box | null = null;
  let most = 0;
  // Rows of cells from one coordinate to a later one, in which all cells lie inside.
  for (let low = 0; low < ys.length - 1; low++) {
    const full = xs.slice(1).map(() => true);
    for (let high = low; high < ys.length - 1; high++) {
      const y = ((ys[high] as number) + (ys[high + 1] as number)) / 2;
      let start = 0;
      for (let i = 0; i <= full.length; i++) {
        if (i < full.length) {
          const x = ((xs[i] as number) + (xs[i + 1] as number)) / 2;
          full[i] &&= contains(ring, [x, y]);
        }
        if (full[i]) continue;
        const box: Box = [
          xs[start] as number,
          ys[low] as number,
          xs[i] as number,
          ys[high + 1] as number,
        ];
        const size = (box[2] - box[0]) * (box[3] - box[1]);
        if (i > start && size > most) [best, most] = [box, size];
        start = i + 1;
      }
    }
  }
  return best ?? boxOf(ring);
}
