// A booth resized by a handle: its box on the floor gives its corner, width and depth.

import { LEAST_MM, put, type Box } from '../geometry/footprint';
import type { Edit } from '../model/edit';
import type { Booth } from '../model/plan';

export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';

/** Move the edges of a booth's box that a handle holds. */
export function dragged(box: Box, handle: Handle, dx: number, dy: number): Box {
  let [x0, y0, x1, y1] = box;
  if (handle.includes('w')) x0 = Math.min(x0 + dx, x1 - LEAST_MM);
  if (handle.includes('e')) x1 = Math.max(x1 + dx, x0 + LEAST_MM);
  if (handle.includes('s')) y0 = Math.min(y0 + dy, y1 - LEAST_MM);
  if (handle.includes('n')) y1 = Math.max(y1 + dy, y0 + LEAST_MM);
  return [x0, y0, x1, y1];
}

/** Give the edits that put a booth, turned by quarters, into a box. */
export function intoBox(booth: Booth, box: Box): Edit[] {
  const { x_mm, y_mm, width_mm, depth_mm } = put(booth, box);
  const edits: Edit[] = [];
  if (width_mm !== booth.width_mm || depth_mm !== booth.depth_mm) {
    edits.push({ kind: 'resize', booth: booth.id, width_mm, depth_mm });
  }
  if (x_mm !== booth.x_mm || y_mm !== booth.y_mm) {
    edits.push({ kind: 'move', booth: booth.id, x_mm, y_mm });
  }
  return edits;
}

/** Tell whether a booth can be resized by its handles. */
export function isResizable(booth: Booth): boolean {
  return !booth.notch && booth.rotation_deg % 90 === 0;
}

