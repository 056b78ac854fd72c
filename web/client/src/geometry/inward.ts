// Which way a door leads.

import type { Xy } from './frame';

/** Give the direction from a door's line into its hall: the hall lies 10 mm from its middle. */
export function inward(
  ground: { holds(point: Xy): boolean },
  door: { readonly a: Xy; readonly b: Xy },
): Xy {
  const [ax, ay] = door.a;
  const [bx, by] = door.b;
  const span = Math.hypot(bx - ax, by - ay) || 1;
  const [ix, iy] = [(ay - by) / span, (bx - ax) / span];
  const inside = ground.holds([(ax + bx) / 2 + ix * 10, (ay + by) / 2 + iy * 10]);
  return inside ? [ix, iy] : [-ix, -iy];
}
