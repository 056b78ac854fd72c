// The zone or the area that is selected: its frame, and what it can be taken hold of by.

import type { Thing } from '../app-types';
import { boxOf, ring } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { PlanState } from '../model/state';
import { chosenArea, chosenZone, isUpright, spotsOf } from '../model/things';
import { paintFrame, paintHandles } from './paint-marks';
import { traceRing, type Pen } from './pen';

/** Draw the selection of a thing as a plan has it: the one being edited, or the plan itself. */
export function paintThing(pen: Pen, plan: PlanState, thing: Thing | null): void {
  const area = chosenArea(plan, thing);
  const { sheet } = pen.scene;
  if (area) {
    const outline = ring(area).map(([x, y]): Xy => sheet.toSheet(area.hall, x, y));
    const place = { box: boxOf(outline), ring: isUpright(area) ? null : outline };
    paintFrame(pen, [place]);
    if (!place.ring) paintHandles(pen, place);
    return;
  }
  const zone = chosenZone(plan, thing);
  if (!zone) return;
  const { ctx, tokens, view } = pen;
  ctx.beginPath();
  for (const each of zone.rings) {
    traceRing(pen, each.map(([x, y]): Xy => sheet.toSheet(zone.hall, x, y)));
  }
  ctx.strokeStyle = tokens.accent;
  ctx.lineWidth = 2;
  ctx.stroke();
  for (const { point: [x, y], between, ring: i, at } of spotsOf(zone)) {
    const [px, py] = view.point(sheet.toSheet(zone.hall, x, y));
    const active = !between && thing?.corner?.ring === i && thing.corner.at === at;
    ctx.beginPath();
    // Corners are squares as a booth's handles are; where a corner may come, a small dot.
    if (between) ctx.arc(px, py, 3, 0, 2 * Math.PI);
    else ctx.roundRect(px - 4, py - 4, 8, 8, 2);
    ctx.fillStyle = active ? tokens.accent : tokens.surface;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}
