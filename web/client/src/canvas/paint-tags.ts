// The tags of zones: a code and a name, over the zone from afar, in the aisle beside it from near.

import type { Box } from '../geometry/footprint';
import { say } from '../model/plan';
import { TAGS } from './fit';
import { hits, inView, write, type Pen, type PxBox } from './pen';
import type { ZoneTag } from './scene';
import { zoneInk } from './tokens';
import { DETAIL } from './view';

const TALL = 20;

/** The width of a tag with nothing but its code. */
const CHIP = 26;

/** Paint the tags of the zones in view. */
export function paintZoneTags(pen: Pen): void {
  const { scene, view, shown } = pen;
  if (!shown.layers.zones) return;
  const taken: PxBox[] = [];
  for (const tag of scene.tags) if (inView(view, tag.box, 30)) paintTag(pen, tag, taken);
}

function paintTag(pen: Pen, tag: ZoneTag, taken: PxBox[]): void {
  const { ctx, view, tokens, shown } = pen;
  const ink = zoneInk(tokens, tag.colour);
  const text = say(tag.name, shown.lang);
  const near = view.pxPerM >= DETAIL.numbers;
  const wide = 42 + pen.measure(text, 12);
  const named = near || hasRoom(pen, tag, wide);
  const spot = near
    ? (beside(pen, tag.box, wide, taken) ?? corner(pen, tag.box, taken))
    : over(pen, tag.box, named ? wide : CHIP, taken);
  if (!spot) return;
  taken.push(spot);
  const [x, y, w] = spot;
  ctx.beginPath();
  ctx.roundRect(x, y, w, TALL, 4);
  ctx.fillStyle = tokens.surface;
  ctx.fill();
  ctx.strokeStyle = ink.stroke;
  ctx.lineWidth = 1.25;
  ctx.stroke();
  ctx.beginPath();
  ctx.roundRect(x + 3, y + 3, 20, 14, 3);
  ctx.fillStyle = ink.fill;
  ctx.fill();
  write(pen, tag.code, [x + 13, y + 10.5], { size: 9, ink: ink.text, bold: true });
  if (!named || w === CHIP) return;
  write(pen, text, [x + 29, y + 10.5], { size: 12, ink: tokens.ink, bold: true, align: 'left' });
}

/** Tell whether a tag may say its name from afar: on the smallest map it would hide a hall. */
function hasRoom({ view, scene }: Pen, { box, hall }: ZoneTag, wide: number): boolean {
  const [x0, , x1] = scene.sheet.hall(hall)?.box ?? box;
  return (
    view.pxPerM >= TAGS &&
    wide <= Math.max(view.length(box[2] - box[0]) + 48, 60) &&
    wide <= view.length(x1 - x0) * 0.6
  );
}

/** From afar: over the middle of the zone's largest piece. */
function over({ view }: Pen, box: Box, wide: number, taken: readonly PxBox[]): PxBox {
  const [x, y] = view.point([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  let top = y - TALL / 2;
  const left = x - wide / 2;
  for (let again = 0; again < 4 && hits([left, top, wide, TALL], taken); again++) top += TALL + 2;
  return [left, top, wide, TALL];
}

/**
 * From near: in an aisle, where no booth is hidden: above the zone, else in it, else below; in view
 * as long as the zone is. Null when there is no such place.
 */
function beside(pen: Pen, box: Box, wide: number, taken: readonly PxBox[]): PxBox | null {
  const { view } = pen;
  const [x0, x1] = [Math.max(6, view.x(box[0])), Math.min(view.width - 6, view.x(box[2]))];
  const [y0, y1] = [Math.max(6, view.y(box[3])), Math.min(view.height - 6, view.y(box[1]))];
  const rows = [view.y(box[3]) - TALL - 3];
  for (let y = y0 + 2; y <= y1 - TALL; y += 24) rows.push(y);
  rows.push(view.y(box[1]) + 3);
  for (const y of rows) {
    if (y < 4 || y > view.height - TALL - 4) continue;
    for (let x = x0; x <= Math.max(x0, x1 - wide); x += 24) {
      const spot: PxBox = [x, y, wide, TALL];
      if (!hits(spot, taken) && isFree(pen, spot)) return spot;
    }
  }
  return null;
}

/** Where there is no room beside the booths: the code alone, in the corner of the zone. */
function corner({ view }: Pen, box: Box, taken: readonly PxBox[]): PxBox | null {
  const x = Math.max(view.x(box[0]), 6);
  const y = Math.max(view.y(box[3]) - TALL - 3, 6);
  const spot: PxBox = [x, y, CHIP, TALL];
  const inside = x + CHIP < view.x(box[2]) && y + TALL < view.y(box[1]);
  return inside && !hits(spot, taken) ? spot : null;
}

/** Tell whether no booth lies under a box of pixels. */
function isFree({ view, scene }: Pen, [x, y, w, h]: PxBox): boolean {
  const [x0, y1] = view.back([x, y]);
  const [x1, y0] = view.back([x + w, y + h]);
  return scene.within([x0, y0, x1, y1]).length === 0;
}
