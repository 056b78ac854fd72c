// What is drawn flat on the floor under the booths: zones, areas, aisles.

import { ring } from '../geometry/footprint';
import { placed, type Xy } from '../geometry/frame';
import { say, type Aisle, type Area } from '../model/plan';
import { hatch, hits, inView, metres, sides, traceRing, write, type Pen, type PxBox } from './pen';
import { zoneInk } from './tokens';
import { DETAIL } from './view';

/** How much of a zone's ink its ground has under the booths. */
const GROUND = 0.28;

export function paintZones(pen: Pen): void {
  const { ctx, scene, tokens, shown } = pen;
  if (!shown.layers.zones) return;
  ctx.globalAlpha = GROUND;
  for (const { colour, rings } of scene.zones) {
    ctx.beginPath();
    for (const ring of rings) traceRing(pen, ring);
    ctx.fillStyle = zoneInk(tokens, colour).fill;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** Paint stages and lounges as paper, leftover floor as a hatch. */
export function paintAreas(pen: Pen): void {
  const { ctx, scene, tokens, view } = pen;
  const shown = scene.areas.filter((each) => inView(view, each.box));
  ctx.beginPath();
  for (const { area, ring } of shown) if (isLeftover(area)) traceRing(pen, ring);
  ctx.fillStyle = hatch(pen, tokens.hatch, 6, 1.2);
  ctx.fill();
  ctx.beginPath();
  for (const { area, ring } of shown) if (!isLeftover(area)) traceRing(pen, ring);
  ctx.fillStyle = tokens.surface3;
  ctx.fill();
  ctx.strokeStyle = tokens.lineStrong;
  ctx.lineWidth = 1;
  ctx.stroke();
  for (const { area, box } of shown) {
    if (isLeftover(area)) continue;
    const [x0, y0, x1, y1] = [view.x(box[0]), view.y(box[3]), view.x(box[2]), view.y(box[1])];
    const [w, h] = [x1 - x0, y1 - y0];
    const stage = area.kind === 'stage' && area.rotation_deg % 180 === 0 && h > 90 && w > 90;
    if (stage) paintStage(pen, [x0, y0, w, h]);
    nameArea(pen, area, [(x0 + x1) / 2, stage ? y0 + h * 0.23 : (y0 + y1) / 2], w, stage ? 20 : h);
  }
}

function isLeftover(area: Area): boolean {
  return area.kind === 'service' || area.kind === 'storage';
}

/** The stage itself and rows of seats before it. */
function paintStage({ ctx, tokens }: Pen, [x, y, w, h]: readonly [number, number, number, number]) {
  ctx.fillStyle = tokens.lineStrong;
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  ctx.roundRect(x + w * 0.22, y + h * 0.13, w * 0.56, h * 0.2, 2);
  ctx.fill();
  const seat = Math.max(2, Math.min(5, h / 30));
  ctx.strokeStyle = tokens.lineStrong;
  ctx.lineWidth = seat;
  ctx.setLineDash([seat * 1.1, seat * 0.65]);
  ctx.beginPath();
  for (let row = 0; row < 5; row++) {
    const at = y + h * 0.48 + row * Math.max(seat * 2, h * 0.085);
    if (at > y + h - seat * 2) break;
    for (const [from, to] of [
      [0.16, 0.47],
      [0.53, 0.84],
    ] as const) {
      ctx.moveTo(x + w * from, at);
      ctx.lineTo(x + w * to, at);
    }
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function nameArea(pen: Pen, area: Area, at: Xy, w: number, h: number): void {
  const { tokens, shown, view } = pen;
  const name = say(area.name, shown.lang);
  const large = view.pxPerM >= DETAIL.sizes ? 13 : 11;
  const size = [large, 10, 9].find((each) => pen.measure(name, each) <= w - 4);
  if (!name || size === undefined || h < 16) return;
  const told = sides(area.width_mm, area.depth_mm, view.pxPerM >= DETAIL.millimetres);
  const both = h > 40 && pen.measure(told, 9) < w - 4;
  write(pen, name, [at[0], at[1] - (both ? 7 : 0)], { size, ink: tokens.ink2, bold: true });
  if (!both) return;
  write(pen, told, [at[0], at[1] + 8], { size: 9, ink: tokens.ink3 });
}

/** Paint the widths of aisles: one a family, or all of them when the layer asks for it. */
export function paintWidths(pen: Pen): void {
  const { scene, view, shown } = pen;
  const all = shown.layers.widths === true;
  if (!all && (!shown.layers.dimensions || view.pxPerM < DETAIL.dimensions)) return;
  const known = new Set<string>();
  const taken: PxBox[] = [];
  for (const aisle of scene.plan.aisles) {
    const across = aisle.along === 'width' ? aisle.depth_mm : aisle.width_mm;
    const family = `${aisle.hall} ${aisle.kind} ${aisle.along} ${across} ${aisle.rotation_deg}`;
    if (known.has(family) && !all) continue;
    const spot = clearSpot(pen, aisle, all ? 9 : 18, taken);
    if (!spot) continue;
    known.add(family);
    dimension(pen, spot[0], spot[1], metres(across));
  }
}

/** The floor of aisles as bands, main ones darker: from afar not every figure fits into them. */
export function paintAisles(pen: Pen): void {
  const { ctx, scene, tokens, shown } = pen;
  if (!shown.layers.widths) return;
  for (const main of [false, true]) {
    ctx.beginPath();
    for (const aisle of scene.plan.aisles) {
      const hall = scene.sheet.hall(aisle.hall);
      if (!hall || (aisle.kind === 'main') !== main) continue;
      const corners = ring(aisle).map(([x, y]): Xy => [x + hall.dx, y + hall.dy]);
      traceRing(pen, corners);
    }
    ctx.globalAlpha = main ? 0.75 : 0.35;
    ctx.fillStyle = tokens.line;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
}

/** Find a place in view across an aisle: a third of its length from where it begins. */
function clearSpot(pen: Pen, aisle: Aisle, least: number, taken: PxBox[]): [Xy, Xy] | null {
  const { scene, view } = pen;
  const hall = scene.sheet.hall(aisle.hall);
  if (!hall) return null;
  const [w, d] = [aisle.width_mm, aisle.depth_mm];
  const put = (...points: Xy[]): Xy[] =>
    placed(points, aisle.x_mm + hall.dx, aisle.y_mm + hall.dy, aisle.rotation_deg);
  if (view.length(aisle.along === 'width' ? d : w) < least) return null;
  for (const t of [0.3, 0.12, 0.5, 0.7, 0.88]) {
    const ends =
      aisle.along === 'width' ? put([w * t, 0], [w * t, d]) : put([0, d * t], [w, d * t]);
    const inside = ends.every(([x, y]) => {
      const [px, py] = [view.x(x), view.y(y)];
      return px > 24 && py > 24 && px < view.width - 24 && py < view.height - 24;
    });
    const [x, y] = view.point([(ends[0]![0] + ends[1]![0]) / 2, (ends[0]![1] + ends[1]![1]) / 2]);
    const box: PxBox = [x - 12, y - 12, 24, 24];
    if (!inside || hits(box, taken)) continue;
    taken.push(box);
    return ends as [Xy, Xy];
  }
  return null;
}

/** Draw a measure: oblique ticks, the text above, to be read from below or from the right. */
export function dimension(pen: Pen, from: Xy, to: Xy, text: string, ink = pen.tokens.dim): void {
  const { ctx, view } = pen;
  const [a, b] = [view.point(from), view.point(to)];
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const upright =
    angle > Math.PI / 2 - 0.01 || angle <= -Math.PI / 2 - 0.01 ? angle + Math.PI : angle;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 0.75;
  ctx.beginPath();
  ctx.moveTo(...a);
  ctx.lineTo(...b);
  for (const [x, y] of [a, b]) {
    ctx.moveTo(x - 3, y + 3);
    ctx.lineTo(x + 3, y - 3);
  }
  ctx.stroke();
  ctx.save();
  ctx.translate((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
  ctx.rotate(upright);
  write(pen, text, [0, -7], { size: 9.5, ink, halo: pen.tokens.floor });
  ctx.restore();
}
