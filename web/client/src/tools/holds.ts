// What the selection can be taken hold of by: a booth's or an area's handles, a zone's corners.

import type { Editor } from '../app.svelte';
import type { FloorMap } from '../canvas/floor-map';
import { framed, HANDLES, SMALL_PX } from '../canvas/paint-marks';
import { boxOf, ring, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Area, Booth, Zone } from '../model/plan';
import { isResizable, type Handle } from './resize';
import { areaAt, chosenArea, chosenZone, isUpright, spotsOf, type Spot } from '../model/things';

/** Something that is taken hold of; an area without a handle is moved as a whole. */
export type Hold =
  | { readonly on: 'booth'; readonly booth: Booth; readonly handle: Handle }
  | { readonly on: 'area'; readonly area: Area; readonly handle: Handle | null }
  | { readonly on: 'zone'; readonly zone: Zone; readonly spot: Spot };

/** Find what is taken hold of at a pixel. */
export function holdAt(editor: Editor, map: FloorMap, px: Xy, reach: number): Hold | null {
  const { only: booth, plan, thing } = editor;
  const { scene } = map;
  if (!plan || !scene) return null;
  const drawn = booth && scene.booth(booth.id);
  if (booth && drawn) {
    if (!isResizable(booth)) return null;
    const handle = handleOf(map, drawn.box, px, reach);
    return handle && { on: 'booth', booth, handle };
  }
  const area = chosenArea(plan, thing);
  if (area) {
    const box = boxOf(ring(area).map(([x, y]) => scene.sheet.toSheet(area.hall, x, y)));
    const handle = isUpright(area) ? handleOf(map, box, px, reach) : null;
    if (handle) return { on: 'area', area, handle };
    const at = map.toFloor(px);
    const under = at && areaAt(plan, at.hall, [at.x, at.y]);
    // A booth that stands in an area is picked up first.
    return under === area && !scene.at(map.toSheet(px)) ? { on: 'area', area, handle: null } : null;
  }
  const zone = chosenZone(plan, thing);
  if (!zone) return null;
  const spot = spotsOf(zone).find(({ point: [x, y] }) => {
    const [u, v] = map.pixelOf(scene.sheet.toSheet(zone.hall, x, y));
    return Math.abs(px[0] - u) <= reach && Math.abs(px[1] - v) <= reach;
  });
  return spot ? { on: 'zone', zone, spot } : null;
}

function handleOf(map: FloorMap, box: Box, [px, py]: Xy, reach: number): Handle | null {
  const [x0, y0] = map.pixelOf([box[0], box[3]]);
  const [x1, y1] = map.pixelOf([box[2], box[1]]);
  const [x, y, w, h] = framed([x0, y0, x1 - x0, y1 - y0]);
  if (w < SMALL_PX || h < SMALL_PX) return null;
  for (const [name, u, v] of HANDLES) {
    if (Math.abs(px - x - w * u) <= reach && Math.abs(py - y - h * v) <= reach) return name;
  }
  return null;
}
