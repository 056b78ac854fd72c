// Where the halls stand on the screen: as large as may be, and under none of the bars that float
// over the floor.

import type { Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';

/** Pixels from the left and the top: left, top, right, bottom. */
export type PxEdges = readonly [number, number, number, number];

/** What the map is to show: its middle, and millimetres a pixel. */
export interface Fit {
  readonly centre: Xy;
  readonly resolution: number;
}

/** Room around a hall, pixels: above, right, below, left. */
type Room = readonly [number, number, number, number];

/** Below this many pixels a metre doors are dots and names of entrances are left out. */
export const TAGS = 2.5;

/** What stands outside the walls needs: tags and names from near, dots from afar. */
const NEAR: Room = [68, 52, 56, 52];
const AFAR: Room = [36, 14, 20, 14];

/** Between what is shown and the edges of the map. */
const EDGE = 8;

/** Give the pixels that a hall takes with everything that stands outside its walls. */
function taken(box: Box, { centre, resolution }: Fit, size: Xy, room: Room): PxEdges {
  const x = (at: number) => size[0] / 2 + (at - centre[0]) / resolution;
  const y = (at: number) => size[1] / 2 - (at - centre[1]) / resolution;
  const [above, right, below, left] = room;
  return [x(box[0]) - left, y(box[3]) - above, x(box[2]) + right, y(box[1]) + below];
}

function meet(a: PxEdges, b: PxEdges): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Fit a box into what is left of the map above some pixels. */
function into(box: Box, [wide, tall]: Xy, below: number, room: Room): Fit {
  const [above, right, under, left] = room;
  const w = Math.max(1, wide - left - right - 2 * EDGE);
  const h = Math.max(1, tall - below - above - under - 2 * EDGE);
  const resolution = Math.max((box[2] - box[0]) / w, (box[3] - box[1]) / h, 1e-9);
  // The middle of what is left lies beside the middle of the map.
  const dx = (left - right) / 2;
  const dy = (above - under - below) / 2;
  return {
    centre: [
      (box[0] + box[2]) / 2 - dx * resolution,
      (box[1] + box[3]) / 2 + dy * resolution,
    ],
    resolution,
  };
}

/**
 * Fit halls between bars: as large as they can stand without any of them under a bar.
 *
 * A bar in a corner takes nothing from halls that leave the corner free, so every height up to a
 * bar's top is tried.
 */
export function fitted(halls: readonly Box[], size: Xy, bars: readonly PxEdges[]): Fit | null {
  const [first] = halls;
  if (!first) return null;
  const whole = halls.reduce<Box>(
    (a, b) => [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[2], b[2]),
      Math.max(a[3], b[3]),
    ],
    first,
  );
  const heights = [0, ...bars.map((bar) => Math.max(0, size[1] - bar[1]))];
  const best = (room: Room): Fit => {
    const tried = heights.map((below) => into(whole, size, below, room));
    const free = tried.filter(
      (fit) =>
        !halls.some((box) => bars.some((bar) => meet(taken(box, fit, size, room), bar))),
    );
    const some = free.length ? free : [into(whole, size, Math.max(...heights), room)];
    return some.reduce((a, b) => (b.resolution < a.resolution ? b : a));
  };
  const near = best(NEAR);
  return 1000 / near.resolution >= TAGS ? near : best(AFAR);
}

/** Find the bars that float over a map: what the shell marks as one, in pixels of the map. */
export function barsOver(host: HTMLElement, marks = '[data-bar]'): PxEdges[] {
  const from = host.getBoundingClientRect();
  const all = host.closest('main')?.querySelectorAll(marks) ?? [];
  return [...all].flatMap((each): PxEdges[] => {
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height) return [];
    return [
      [box.left - from.left, box.top - from.top, box.right - from.left, box.bottom - from.top],
    ];
  });
}

/** Less than this of the map beside a panel is nothing to look at, pixels. */
const LEAST = 120;

/** Panels that lie over the map bear this class: a live list of them costs a panned map nothing. */
const OVER_MAP = 'over-map';

/** Give the part of the map that no panel lies over: what is looked for is shown there. */
export function freePart(host: HTMLElement, [wide, tall]: Xy): PxEdges {
  const panels = document.getElementsByClassName(OVER_MAP);
  if (!panels.length) return [0, 0, wide, tall];
  const from = host.getBoundingClientRect();
  let [left, bottom] = [0, tall];
  for (const panel of panels) {
    const box = panel.getBoundingClientRect();
    // A panel at the side leaves the rest of the width, one from below the rest of the height.
    if (box.right < from.right) left = Math.max(left, box.right - from.left);
    else bottom = Math.min(bottom, box.top - from.top);
  }
  return wide - left >= LEAST && bottom >= LEAST ? [left, 0, wide, bottom] : [0, 0, wide, tall];
}
