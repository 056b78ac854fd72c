// What a layer of figures lays on the floor: coloured ground, ways, words, discs. Booths take its
// inks where they are painted.

import { say } from '../model/plan';
import type { Xy } from '../geometry/frame';
import { faceOf, type Tint } from './layer-ink';
import { TAGS } from './fit';
import { hatch, hits, pxBox, traceRing, write, type Pen, type PxBox } from './pen';
import type { Drawn } from './scene';

/** How much of its ink coloured ground has: booths on it have all of it. */
const GROUND = 0.55;

/** The busiest way is as wide as a person and a half, metres. */
const WIDEST_M = 0.9;

/** Ways are drawn in so many widths: one path each. */
const WIDTHS = 6;

/** Paint coloured ground and ways, below the booths. */
export function paintLayerFloor(pen: Pen, tint: Tint): void {
  paintGround(pen, tint);
  paintWays(pen, tint);
}

function paintGround(pen: Pen, { layer, inks }: Tint): void {
  const { ctx, scene } = pen;
  for (const { hall, key, polygons } of layer.areas) {
    const ink = key === null ? undefined : inks[key];
    const face = key === null ? undefined : layer.keys[key]?.face;
    if (!ink || !scene.sheet.hall(hall)) continue;
    ctx.beginPath();
    for (const rings of polygons) {
      for (const ring of rings) {
        traceRing(pen, ring.map(([x, y]) => scene.sheet.toSheet(hall, x, y)));
      }
    }
    ctx.globalAlpha = GROUND;
    ctx.fillStyle = ink.fill;
    ctx.fill('evenodd');
    ctx.globalAlpha = 1;
    if (face === 'striped' || face === 'hatched') {
      ctx.fillStyle = hatch(pen, ink.stroke, 8, 0.75);
      ctx.fill('evenodd');
    }
    ctx.strokeStyle = ink.stroke;
    ctx.lineWidth = 0.75;
    ctx.stroke();
  }
}

function paintWays(pen: Pen, { layer, inks }: Tint): void {
  const { ctx, scene, view } = pen;
  const [first] = inks;
  if (!layer.lines.length || !first) return;
  const paths = Array.from({ length: WIDTHS }, () => new Path2D());
  for (const { hall, ends, share } of layer.lines) {
    const path = paths[Math.min(WIDTHS - 1, Math.floor(share * WIDTHS))];
    const [a, b] = ends.map(([x, y]) => view.point(scene.sheet.toSheet(hall, x, y))) as [Xy, Xy];
    path?.moveTo(...a);
    path?.lineTo(...b);
  }
  ctx.strokeStyle = first.fill;
  ctx.globalAlpha = 0.6;
  const widest = Math.max(6, Math.min(14, WIDEST_M * view.pxPerM));
  paths.forEach((path, i) => {
    ctx.lineWidth = Math.max(0.75, (widest * (i + 1)) / WIDTHS);
    ctx.stroke(path);
  });
  ctx.globalAlpha = 1;
}

/** Paint the discs of booths that a layer says something is wrong with, or may be. */
export function paintLayerDiscs(pen: Pen, tint: Tint, booths: readonly Drawn[]): void {
  const { ctx, tokens, view } = pen;
  for (const each of booths) {
    const face = faceOf(tint, each.booth.id);
    if (face !== 'alarmed' && face !== 'doubted') continue;
    const [x, y, w] = pxBox(view, each);
    const radius = view.pxPerM < 4 ? 3.5 : 6.5;
    ctx.beginPath();
    ctx.arc(x + w, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = face === 'alarmed' ? tokens.bad : tokens.warn;
    ctx.fill();
    ctx.strokeStyle = tokens.floor;
    ctx.lineWidth = 1;
    ctx.stroke();
    if (view.pxPerM < 4) continue;
    const sign = face === 'alarmed' ? '!' : '?';
    write(pen, sign, [x + w, y + 0.5], { size: 10, ink: tokens.surface, bold: true });
  }
}

const TALL = 18;

/** How much of a hall's width words may take. */
const LONGEST = 0.4;

/** Write the words of a layer on paper of their own, where none hides another. */
export function paintLayerTags(pen: Pen, { layer, older }: Tint): void {
  const { ctx, scene, view, tokens, shown } = pen;
  if (view.pxPerM < TAGS) return;
  const taken: PxBox[] = [];
  for (const { hall, x_mm, y_mm, words } of layer.tags) {
    const placed = scene.sheet.hall(hall);
    if (!placed) continue;
    const text = say(words, shown.lang);
    const wide = pen.measure(text, 11) + 10;
    // A sentence waits until one looks from near: it would hide the hall.
    if (wide > (placed.box[2] - placed.box[0]) * view.scale * LONGEST) continue;
    // Inside the walls: outside stand the doors' own tags.
    const [x0, y0, x1, y1] = placed.box;
    const x = within(view.x(x_mm + placed.dx), view.x(x0) + wide / 2 + 5, view.x(x1) - wide / 2 - 5);
    const y = within(view.y(y_mm + placed.dy), view.y(y1) + TALL / 2 + 5, view.y(y0) - TALL / 2 - 5);
    const box = [0, TALL + 2, -TALL - 2]
      .map((dy): PxBox => [x - wide / 2, y - TALL / 2 + dy, wide, TALL])
      .find((each) => !hits(each, taken));
    if (!box || x < -wide || y < -TALL || x > view.width + wide || y > view.height + TALL) continue;
    taken.push(box);
    ctx.beginPath();
    ctx.roundRect(...box, 4);
    ctx.fillStyle = tokens.surface;
    ctx.globalAlpha = 0.88;
    ctx.fill();
    ctx.globalAlpha = 1;
    const at: Xy = [box[0] + wide / 2, box[1] + TALL / 2 + 0.5];
    write(pen, text, at, { size: 11, ink: older ? tokens.ink3 : tokens.ink, bold: true });
  }
}

function within(at: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, at));
}
