// The hall as it is given: floor, walls, columns, doors, what must stay clear, utilities.

import type { Xy } from '../geometry/frame';
import { inward } from '../geometry/inward';
import type { Hall, Opening, Utility } from '../model/plan';
import { say } from '../model/plan';
import { TAGS } from './fit';
import { hatch, hits, inView, traceLine, traceRing, write, type Pen, type PxBox } from './pen';
import type { Placed } from './sheet';
import { DETAIL } from './view';


/** Paint floors and what lies flat on them. */
export function paintFloors(pen: Pen): void {
  const { ctx, tokens } = pen;
  for (const placed of visible(pen)) {
    ctx.beginPath();
    traceRing(pen, onSheet(placed, placed.hall.outline));
    ctx.fillStyle = tokens.floor;
    ctx.fill();
  }
}

/** Paint walls with gaps for doors, obstacles, keep-clear areas, doors and hall names. */
export function paintHalls(pen: Pen): void {
  const { ctx, tokens, view } = pen;
  const taken: PxBox[] = [];
  for (const each of visible(pen)) taken.push(...(nameOf(pen, each)?.boxes ?? []));
  for (const placed of visible(pen)) {
    const { hall } = placed;
    paintKeepClear(pen, placed);
    ctx.beginPath();
    for (const each of hall.obstacles) traceRing(pen, onSheet(placed, each.ring));
    ctx.fillStyle = tokens.column;
    ctx.fill();
    ctx.beginPath();
    for (const [a, b] of wallsOf(hall)) traceLine(pen, shift(placed, a), shift(placed, b));
    ctx.strokeStyle = tokens.wall;
    ctx.lineWidth = view.pxPerM < 2 ? 2 : 3;
    ctx.lineCap = 'square';
    ctx.setLineDash([]);
    ctx.stroke();
    ctx.lineCap = 'butt';
    for (const door of hall.openings) paintDoor(pen, placed, door, taken);
  }
}

/** Name each hall above its upper left corner, where the sheet shows several. */
export function paintHallNames(pen: Pen): void {
  const { tokens, shown } = pen;
  for (const placed of visible(pen)) {
    const name = nameOf(pen, placed);
    if (!name) continue;
    const style = { size: name.size, ink: tokens.ink, bold: true, align: 'left' } as const;
    write(pen, say(placed.hall.name, shown.lang), name.at, style);
  }
}

/** Where the name of a hall is written: above the tags of its exits. */
function nameOf({ scene, view, shown, measure }: Pen, { hall, box }: Placed) {
  if (scene.sheet.halls.length < 2) return null;
  // Doors open the further the nearer one looks.
  const far = view.pxPerM < TAGS ? 22 : 40 + Math.min(14, view.pxPerM * 1.5);
  const at: Xy = [view.x(box[0]), view.y(box[3]) - far];
  const size = view.pxPerM < TAGS ? 12 : 15;
  const wide = measure(say(hall.name, shown.lang), size);
  const boxes: PxBox[] = [[at[0] - 4, at[1] - 10, wide + 8, 20]];
  return { at, size, boxes };
}

function visible(pen: Pen): Placed[] {
  return pen.scene.sheet.halls.filter((each) => inView(pen.view, each.box, 80));
}

function shift({ dx, dy }: Placed, [x, y]: Xy): Xy {
  return [x + dx, y + dy];
}

function onSheet(placed: Placed, ring: readonly Xy[]): Xy[] {
  return ring.map((each) => shift(placed, each));
}

const walls = new WeakMap<Hall, [Xy, Xy][]>();

/** Give the walls of a hall without the gaps of its doors. */
function wallsOf(hall: Hall): [Xy, Xy][] {
  let found = walls.get(hall);
  if (!found) {
    const ring = hall.outline as readonly Xy[];
    found = ring.flatMap((a, i) => cut(a, ring[(i + 1) % ring.length] as Xy, hall.openings));
    walls.set(hall, found);
  }
  return found;
}

function cut(a: Xy, b: Xy, doors: readonly Opening[]): [Xy, Xy][] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const along = ([x, y]: Xy) => (x - a[0]) * ux + (y - a[1]) * uy;
  const across = ([x, y]: Xy) => Math.abs((y - a[1]) * ux - (x - a[0]) * uy);
  const gaps = doors
    .filter((door) => across(door.a) < 50 && across(door.b) < 50)
    .map((door) => [along(door.a), along(door.b)].sort((p, q) => p - q) as [number, number])
    .filter(([from, to]) => to > 0 && from < length)
    .sort((p, q) => p[0] - q[0]);
  const at = (t: number): Xy => [a[0] + ux * t, a[1] + uy * t];
  const left: [Xy, Xy][] = [];
  let from = 0;
  for (const [start, end] of gaps) {
    if (start > from) left.push([at(from), at(start)]);
    from = Math.max(from, end);
  }
  if (from < length) left.push([at(from), at(length)]);
  return left;
}

function paintKeepClear(pen: Pen, placed: Placed): void {
  const { ctx, tokens } = pen;
  if (!placed.hall.keep_clear.length) return;
  ctx.beginPath();
  for (const each of placed.hall.keep_clear) traceRing(pen, onSheet(placed, each.ring));
  ctx.fillStyle = hatch(pen, tokens.hatch, 6, 1.2);
  ctx.fill();
  ctx.strokeStyle = tokens.dim;
  ctx.lineWidth = 0.75;
  ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Paint a door: leaves that open outwards, then its tag, its name or its triangle. */
function paintDoor(pen: Pen, placed: Placed, door: Opening, taken: PxBox[]): void {
  const { view, ctx, tokens } = pen;
  const [ix, iy] = inward(groundOf(placed.hall), door);
  // Outward in pixels: y runs down there.
  const out: Xy = [-ix, iy];
  const a = view.point(shift(placed, door.a));
  const b = view.point(shift(placed, door.b));
  const span = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const middle: Xy = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const swing = view.pxPerM < TAGS ? 0 : span / 2;
  if (door.type === 'freight') paintGate(pen, a, b, out);
  else if (swing) {
    ctx.beginPath();
    const pairs = door.type === 'entrance' && span > 40 ? 2 : 1;
    for (let i = 0; i < pairs; i++) {
      leaves(pen, between(a, b, i / pairs), between(a, b, (i + 1) / pairs), out);
    }
    ctx.strokeStyle = tokens.ink2;
    ctx.lineWidth = 0.85;
    ctx.stroke();
  }
  const reach = Math.min(swing, 26) + (door.type === 'exit' ? 12 : 8);
  const at: Xy = [middle[0] + out[0] * reach, middle[1] + out[1] * reach];
  if (door.type === 'exit') paintExit(pen, placed.hall, door, at, out);
  else if (door.type === 'entrance') paintEntrance(pen, door, at, out, taken);
  else if (view.pxPerM >= DETAIL.edges) {
    const text = say(door.name, pen.shown.lang) || (pen.shown.lang === 'ko' ? '반입' : 'Freight');
    const where: Xy = [middle[0] + out[0] * 18, middle[1] + out[1] * 16];
    write(pen, text, where, { size: 11, ink: tokens.ink2, align: alignOf(out) });
  }
}

function alignOf(out: Xy): CanvasTextAlign {
  return Math.abs(out[0]) < 0.5 ? 'center' : out[0] > 0 ? 'left' : 'right';
}

function between(a: Xy, b: Xy, t: number): Xy {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Two leaves that open outwards, each with its quarter of a circle. */
function leaves({ ctx }: Pen, a: Xy, b: Xy, out: Xy): void {
  const half = Math.hypot(b[0] - a[0], b[1] - a[1]) / 2;
  const middle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const away = Math.atan2(out[1], out[0]);
  for (const [jamb, closed] of [
    [a, middle],
    [b, middle + Math.PI],
  ] as const) {
    ctx.moveTo(...jamb);
    ctx.lineTo(jamb[0] + out[0] * half, jamb[1] + out[1] * half);
    ctx.arc(jamb[0], jamb[1], half, away, closed, turnsBack(away, closed));
  }
}

function turnsBack(from: number, to: number): boolean {
  return (((to - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI) > Math.PI;
}

/** A freight door: two parallel lines across the wall. */
function paintGate({ ctx, tokens }: Pen, a: Xy, b: Xy, out: Xy): void {
  ctx.beginPath();
  for (const far of [-2.5, 2.5]) {
    ctx.moveTo(a[0] + out[0] * far, a[1] + out[1] * far);
    ctx.lineTo(b[0] + out[0] * far, b[1] + out[1] * far);
  }
  ctx.strokeStyle = tokens.ink2;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function paintExit(pen: Pen, hall: Hall, door: Opening, at: Xy, out: Xy): void {
  const { ctx, tokens, view } = pen;
  const small = view.pxPerM < TAGS;
  if (small) {
    ctx.beginPath();
    ctx.arc(at[0] - out[0] * 5, at[1] - out[1] * 5, 3, 0, 2 * Math.PI);
    ctx.fillStyle = tokens.good;
    ctx.fill();
    return;
  }
  const text = shortId(hall, door.id);
  const wide = Math.max(24, pen.measure(text, 11) + 12);
  const x = at[0] + (out[0] * wide) / 2 - wide / 2;
  const y = at[1] + out[1] * 4 - 8;
  ctx.beginPath();
  ctx.roundRect(x, y, wide, 16, 3);
  ctx.fillStyle = tokens.good;
  ctx.fill();
  write(pen, text, [x + wide / 2, y + 8.5], { size: 10.5, ink: tokens.surface, bold: true });
}

/** A triangle that points in, and the name where it hides no other. */
function paintEntrance(pen: Pen, door: Opening, at: Xy, out: Xy, taken: PxBox[]): void {
  const { ctx, tokens, view } = pen;
  const [ox, oy] = out;
  const size = view.pxPerM < TAGS ? 4 : 5.5;
  ctx.beginPath();
  ctx.moveTo(at[0] - ox * size, at[1] - oy * size);
  ctx.lineTo(at[0] + ox * size - oy * size, at[1] + oy * size + ox * size);
  ctx.lineTo(at[0] + ox * size + oy * size, at[1] + oy * size - ox * size);
  ctx.closePath();
  ctx.fillStyle = tokens.ink;
  ctx.fill();
  const text = say(door.name, pen.shown.lang);
  if (!text || view.pxPerM < TAGS) return;
  const far = Math.abs(ox) < 0.5 ? 16 : 12;
  const [x, y]: Xy = [at[0] + ox * far, at[1] + oy * far];
  const align = alignOf(out);
  const wide = pen.measure(text, 12) + 4;
  const left = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2;
  const box: PxBox = [left, y - 7, wide, 14];
  if (hits(box, taken)) return;
  taken.push(box);
  write(pen, text, [x, y], { size: 12, ink: tokens.ink, bold: true, align });
}

/** Leave out what the hall says already: C-N1 is N1 in hall C. */
function shortId(hall: Hall, id: string): string {
  return [hall.id, ...hall.members].reduce(
    (left, each) => (left.startsWith(`${each}-`) ? left.slice(each.length + 1) : left),
    id.includes('-') ? id.slice(id.indexOf('-') + 1) : id,
  );
}

const grounds = new WeakMap<Hall, { holds(point: Xy): boolean }>();

function groundOf(hall: Hall): { holds(point: Xy): boolean } {
  let found = grounds.get(hall);
  if (!found) {
    const ring = hall.outline as readonly Xy[];
    found = {
      holds: ([x, y]) => {
        let inside = false;
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          const [ax, ay] = ring[i] as Xy;
          const [bx, by] = ring[j] as Xy;
          if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
        }
        return inside;
      },
    };
    grounds.set(hall, found);
  }
  return found;
}

const MARKS: { readonly [kind in Utility['kind']]?: { ko: string; en: string } } = {
  hydrant: { ko: '소', en: 'H' },
  extinguisher: { ko: '화', en: 'E' },
  panel: { ko: '전', en: 'P' },
};

/** Paint trenches, floor boxes, hydrants, extinguishers, shutters and panels. */
export function paintUtilities(pen: Pen): void {
  const { ctx, tokens, view, shown } = pen;
  if (!shown.layers.utilities && view.pxPerM < DETAIL.sizes) return;
  for (const placed of visible(pen)) {
    ctx.beginPath();
    for (const each of placed.hall.utilities) {
      if (!MARKS[each.kind]) traceRing(pen, onSheet(placed, each.ring));
    }
    ctx.strokeStyle = tokens.dim;
    ctx.lineWidth = 0.75;
    ctx.setLineDash([5, 3]);
    ctx.globalAlpha = 0.45;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    for (const each of placed.hall.utilities) {
      const mark = MARKS[each.kind];
      const [x, y] = view.point(shift(placed, each.ring[0] ?? [0, 0]));
      if (!mark || x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
      ctx.fillStyle = tokens.surface;
      ctx.strokeStyle = tokens.ink2;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.roundRect(x - 7, y - 7, 14, 14, 3);
      ctx.fill();
      ctx.stroke();
      write(pen, mark[shown.lang], [x, y + 0.5], { size: 9, ink: tokens.ink2, bold: true });
    }
  }
}
