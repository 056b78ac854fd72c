// What is said of booths above their labels: pinned, in breach, moved, selected, and measures.

import { boxMiddle } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Lang } from '../model/plan';
import type { Breach } from '../rules/breach';
import { worst } from '../rules/worst';
import {
  fillEach, inView, pxBox, strokeEach, trace, write, type Pen, type Place, type PxBox,
} from './pen';
import type { Drawn } from './scene';
import { DETAIL, type Viewport } from './view';

/** Handles of a selected booth: their names and where they are on its frame. */
export const HANDLES = [
  ['nw', 0, 0],
  ['n', 0.5, 0],
  ['ne', 1, 0],
  ['e', 1, 0.5],
  ['se', 1, 1],
  ['s', 0.5, 1],
  ['sw', 0, 1],
  ['w', 0, 0.5],
] as const;

/** How far outside a booth the frame of the selection runs, pixels. */
export const FRAME_PX = 4;

/** An ink disc with a pin, on the upper left corner. */
export function paintPins(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, view, tokens } = pen;
  if (view.pxPerM < 3) return;
  for (const each of booths) {
    if (!each.booth.pinned) continue;
    const [x, y] = pxBox(view, each);
    disc(pen, [x, y], 6.5, tokens.ink);
    ctx.strokeStyle = tokens.floor;
    ctx.lineWidth = 1.2;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(x - 2.4, y - 3);
    ctx.lineTo(x + 2.4, y - 3);
    ctx.moveTo(x - 1.4, y - 3);
    ctx.lineTo(x - 1.9, y + 0.6);
    ctx.lineTo(x + 1.9, y + 0.6);
    ctx.lineTo(x + 1.4, y - 3);
    ctx.moveTo(x, y + 0.8);
    ctx.lineTo(x, y + 3.8);
    ctx.stroke();
    ctx.lineCap = 'butt';
  }
}

function disc({ ctx, tokens }: Pen, [x, y]: Xy, radius: number, ink: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = ink;
  ctx.fill();
  ctx.strokeStyle = tokens.floor;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** Booths in breach: their fill and edge, drawn over the booths and under the labels. */
export function paintBreached(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, tokens } = pen;
  if (!pen.shown.breached.size) return;
  const some = booths.filter((each) => pen.shown.breached.has(each.booth.id));
  if (!some.length) return;
  // From afar the edge would leave nothing of the fill.
  const far = pen.view.pxPerM < DETAIL.edges;
  ctx.fillStyle = far ? tokens.bad : tokens.badSoft;
  fillEach(pen, some);
  if (far) return;
  ctx.strokeStyle = tokens.bad;
  ctx.lineWidth = 2;
  strokeEach(pen, some);
}

/** Marks of more booths than this would hide the floor: ghosts, and from afar discs and frames. */
export const FEW = 40;

/** The disc of a breach on the upper right corner; beside the frame of a selected booth. */
export function paintAlarms(
  pen: Pen,
  booths: readonly Drawn[],
  selected: ReadonlySet<string>,
): void {
  const { view, tokens, shown } = pen;
  if (crowded(view, shown.breached.size)) return;
  for (const each of booths) {
    if (!shown.breached.has(each.booth.id)) continue;
    const [x, y, w] = pxBox(view, each);
    const at: Xy = [x + w + (selected.has(each.booth.id) ? 13 : 0), y];
    disc(pen, at, view.pxPerM < 4 ? 4.5 : 7.5, tokens.bad);
    if (view.pxPerM >= 4) {
      write(pen, '!', [at[0], at[1] + 0.5], { size: 11, ink: tokens.surface, bold: true });
    }
  }
}

/** Tell whether marks of so many booths would lie over each other. */
function crowded(view: Viewport, count: number): boolean {
  return count > FEW && view.pxPerM < DETAIL.edges;
}

/** Where a booth stood and where it stands. */
export type Pair = readonly [Drawn, Drawn];

/** Give the pairs of which anything is in view. */
export function seenOf({ view }: Pen, pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter((pair) => pair.some((e) => inView(view, e.box)));
}

/** Where booths stood before a solve; of too many in view none is told. */
export function paintGhosts(pen: Pen, pairs: readonly Pair[]): void {
  const seen = seenOf(pen, pairs);
  if (seen.length <= FEW) for (const [was, now] of seen) paintGhost(pen, was, now);
}

/** Where a booth stood before: a dotted outline, an arrow when it went far. */
export function paintGhost(pen: Pen, was: Drawn, now: Drawn): void {
  const { ctx, view, tokens } = pen;
  ctx.beginPath();
  trace(pen, was);
  ctx.strokeStyle = tokens.ink3;
  ctx.lineWidth = 1;
  ctx.setLineDash([1.5, 2.5]);
  ctx.stroke();
  ctx.setLineDash([]);
  const [a, b] = [boxMiddle(was.box), boxMiddle(now.box)];
  if (Math.hypot(a[0] - b[0], a[1] - b[1]) < 3000) return;
  const [p, q] = [view.point(a), view.point(b)];
  const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
  const [ux, uy] = [(q[0] - p[0]) / length, (q[1] - p[1]) / length];
  const tip: Xy = [p[0] + ux * 14, p[1] + uy * 14];
  ctx.beginPath();
  ctx.moveTo(...p);
  ctx.lineTo(...tip);
  for (const turn of [-1, 1]) {
    ctx.moveTo(...tip);
    ctx.lineTo(tip[0] - ux * 5 + uy * 4 * turn, tip[1] - uy * 5 - ux * 4 * turn);
  }
  ctx.strokeStyle = tokens.ink2;
  ctx.lineWidth = 1.25;
  ctx.stroke();
}

/** The frame of what is selected; handles where it can be resized. */
export function paintSelection(pen: Pen, some: readonly Drawn[], handles: boolean): void {
  if (!some.length) return;
  paintFrame(pen, some);
  const [only] = some;
  if (handles && some.length === 1 && only && !only.ring) paintHandles(pen, only);
}

export function paintFrame(pen: Pen, some: readonly Place[]): void {
  const { ctx, view, tokens } = pen;
  const close = crowded(view, some.length);
  ctx.strokeStyle = tokens.accent;
  ctx.lineWidth = close ? 1 : 2;
  strokeEach(pen, some, close ? 0 : FRAME_PX);
}

/** A box smaller than this shows no handles: they would hide it. Pixels. */
export const SMALL_PX = 26;

export function paintHandles(pen: Pen, place: Place): void {
  const { ctx, view, tokens } = pen;
  const [x, y, w, h] = framed(pxBox(view, place));
  if (w < SMALL_PX || h < SMALL_PX) return;
  for (const [, u, v] of HANDLES) {
    ctx.beginPath();
    ctx.roundRect(x + w * u - 4, y + h * v - 4, 8, 8, 2);
    ctx.fillStyle = tokens.surface;
    ctx.fill();
    ctx.strokeStyle = tokens.accent;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** Give the frame around a booth's box. */
export function framed([x, y, w, h]: PxBox): PxBox {
  return [x - FRAME_PX, y - FRAME_PX, w + 2 * FRAME_PX, h + 2 * FRAME_PX];
}

/** What another planner has selected: a thin frame and their initial. */
export function paintOther(pen: Pen, some: readonly Drawn[], name: string): void {
  const { ctx, view, tokens } = pen;
  // Of a crowd one tells whose it is.
  const initials = crowded(view, some.length) ? 1 : some.length;
  for (const [n, each] of some.entries()) {
    const [x, y, w, h] = pxBox(view, each);
    ctx.strokeStyle = tokens.ink2;
    ctx.lineWidth = 1.5;
    ctx.strokeRect(x - 2, y - 2, w + 4, h + 4);
    if (n >= initials) continue;
    disc(pen, [x, y + h], 8, tokens.ink2);
    const initial = [...name][0] ?? '?';
    write(pen, initial, [x, y + h + 0.5], { size: 9, ink: tokens.surface, bold: true });
  }
}

/** Hover: the edge becomes ink, nothing moves. */
export function paintHover(pen: Pen, each: Drawn): void {
  pen.ctx.beginPath();
  trace(pen, each);
  pen.ctx.strokeStyle = pen.tokens.ink;
  pen.ctx.lineWidth = 1.25;
  pen.ctx.stroke();
}

/** Draw where breaches were measured, each with its pill: "2.1 m < 3.0 m". */
export function paintMeasures(pen: Pen, breaches: Iterable<Breach>, most = 3): void {
  const { scene, view, shown } = pen;
  const taken: PxBox[] = [];
  for (const breach of worst(breaches, most)) {
    const put = ([x, y]: Xy) => view.point(scene.sheet.toSheet(breach.hall, x, y));
    const text = pillText(breach, shown.lang);
    if (breach.line) {
      const [a, b] = breach.line.map(put) as [Xy, Xy];
      paintGauge(pen, a, b);
      const wide = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1]);
      const half = pen.measure(text, 12) / 2 + 16;
      const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      paintPill(pen, text, wide ? [x, y - 16] : [x - half, y], taken);
      continue;
    }
    // Above the booth and its frame, where nothing of it is hidden.
    const [id] = breach.booths;
    const booth = id === undefined ? undefined : scene.booth(id);
    const [x, y] = put(breach.at);
    const top = booth ? Math.min(y, view.y(booth.box[3])) : y;
    paintPill(pen, text, [x, top - 22], taken);
  }
}

/** The line along which something was measured, red, with ticks at its ends. */
function paintGauge({ ctx, tokens }: Pen, a: Xy, b: Xy): void {
  ctx.strokeStyle = tokens.bad;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(...a);
  ctx.lineTo(...b);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [nx, ny] = [((b[1] - a[1]) / length) * 5, ((a[0] - b[0]) / length) * 5];
  for (const [x, y] of [a, b]) {
    ctx.moveTo(x - nx, y - ny);
    ctx.lineTo(x + nx, y + ny);
  }
  ctx.stroke();
}

function paintPill(pen: Pen, text: string, [x, y]: Xy, taken: PxBox[]): void {
  const { ctx, tokens, view } = pen;
  const w = pen.measure(text, 12) + 16;
  const left = Math.max(4, Math.min(view.width - w - 4, x - w / 2));
  let top = Math.max(4, Math.min(view.height - 24, y - 10));
  while (
    taken.some(([a, b, c, d]) => left < a + c && a < left + w && top < b + d && b < top + 20)
  ) {
    top -= 22;
  }
  taken.push([left, top, w, 20]);
  ctx.beginPath();
  ctx.roundRect(left, top, w, 20, 10);
  ctx.fillStyle = tokens.bad;
  ctx.fill();
  write(pen, text, [left + w / 2, top + 10.5], { size: 12, ink: tokens.surface, bold: true });
}

const OVER: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'booth.overlap': { ko: '겹침 {n} m', en: 'overlap {n} m' },
  'obstacle.clear': { ko: '기둥 위', en: 'on an obstacle' },
  'keep_clear.clear': { ko: '비워 둘 곳', en: 'keep clear' },
  'hall.inside': { ko: '벽 밖 {n} m²', en: '{n} m² outside' },
};

/** What the pill of a breach says. */
export function pillText(breach: Breach, lang: Lang): string {
  const text = OVER[breach.code]?.[lang];
  const say = (value: number) => (value >= 0.05 ? value.toFixed(1) : value.toFixed(2));
  if (text) return text.replace('{n}', say(breach.measured));
  // One decimal may make 2.96 and 3.0 look alike: then both are told in hundredths.
  const [a, b] = [breach.measured, breach.required];
  const fine = a.toFixed(1) === b.toFixed(1);
  return `${fine ? a.toFixed(2) : say(a)} m < ${b.toFixed(fine ? 2 : 1)} m`;
}
