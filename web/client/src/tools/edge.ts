// A drag that comes to the edge of the map pulls the floor along, the faster the nearer it comes.

import type { Xy } from '../geometry/frame';

/** How near to an edge it begins, pixels. */
const REACH_PX = 36;

/** At the very edge, pixels a second. */
const FASTEST = 1100;

/** After a pause, such as of a tab that was hidden, the floor does not leap. */
const LONGEST_MS = 50;

/** Give how far to move the floor for a pointer after some milliseconds; nothing in the middle. */
export function pulled([x, y]: Xy, [wide, tall]: Xy, ms: number): Xy {
  const by = (FASTEST * Math.min(ms, LONGEST_MS)) / 1000;
  return [along(x, wide) * by, along(y, tall) * by];
}

/** 1 at the near edge or beyond it, -1 at the far one, 0 in between. */
function along(at: number, size: number): number {
  // On a small map the two edges leave at least a half between them.
  const reach = Math.min(REACH_PX, size / 4);
  const near = Math.min(1, Math.max(0, (reach - at) / reach));
  const far = Math.min(1, Math.max(0, (at - size + reach) / reach));
  return (near * near || -far * far) || 0;
}
