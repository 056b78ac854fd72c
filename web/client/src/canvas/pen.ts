// What every part of the drawing is given, and the strokes they share.

import type { Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Tint } from './layer-ink';
import type { Measure } from './names';
import type { Drawn, Scene, Shown } from './scene';
import type { Tokens } from './tokens';
import type { Viewport } from './view';

export type Context = CanvasRenderingContext2D;

export interface Pen {
  readonly ctx: Context;
  readonly view: Viewport;
  readonly tokens: Tokens;
  readonly scene: Scene;
  readonly shown: Shown;
  readonly measure: Measure;
  /** The layer of figures that lies over the floor. */
  readonly tint: Tint | null;
}

/** Where something stands on the sheet: its box, and its outline unless that is the box. */
export type Place = Pick<Drawn, 'box' | 'ring'>;

/** A box in pixels: left, top, width, height. */
export type PxBox = readonly [number, number, number, number];

/** Give a box of the sheet in pixels, its edges on device pixels. */
export function pxBox(view: Viewport, { box }: Pick<Drawn, 'box'>): PxBox {
  const [x, y] = [view.crisp(view.x(box[0])), view.crisp(view.y(box[3]))];
  return [x, y, view.crisp(view.x(box[2])) - x, view.crisp(view.y(box[1])) - y];
}

/** Tell whether a box of pixels hides another. */
export function hits([x, y, w, h]: PxBox, taken: readonly PxBox[]): boolean {
  return taken.some(([a, b, c, d]) => x < a + c && a < x + w && y < b + d && b < y + h);
}

/** Add the outline of a booth to the path. */
export function trace(pen: Pen, each: Drawn): void {
  if (each.ring) traceRing(pen, each.ring);
  else pen.ctx.rect(...pxBox(pen.view, each));
}

/** Fill booths: rectangles one by one, which takes half the time of one path of thousands. */
export function fillEach(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, view } = pen;
  for (const each of booths) {
    if (each.ring) {
      ctx.beginPath();
      traceRing(pen, each.ring);
      ctx.fill();
      continue;
    }
    const { box } = each;
    const [x, y] = [view.crisp(view.x(box[0])), view.crisp(view.y(box[3]))];
    ctx.fillRect(x, y, view.crisp(view.x(box[2])) - x, view.crisp(view.y(box[1])) - y);
  }
}

/** Draw edges, one by one for the same reason; `out` is how far around a rectangle, pixels. */
export function strokeEach(pen: Pen, some: readonly Place[], out = 0): void {
  const { ctx, view } = pen;
  for (const each of some) {
    if (each.ring) {
      ctx.beginPath();
      traceRing(pen, each.ring);
      ctx.stroke();
      continue;
    }
    const [x, y, w, h] = pxBox(view, each);
    ctx.strokeRect(x - out, y - out, w + 2 * out, h + 2 * out);
  }
}

/** Add a ring of the sheet to the path. */
export function traceRing({ ctx, view }: Pen, ring: readonly Xy[]): void {
  ring.forEach(([x, y], i) => {
    if (i) ctx.lineTo(view.x(x), view.y(y));
    else ctx.moveTo(view.x(x), view.y(y));
  });
  ctx.closePath();
}

/** Add a line between two points of the sheet to the path. */
export function traceLine({ ctx, view }: Pen, a: Xy, b: Xy): void {
  ctx.moveTo(view.x(a[0]), view.y(a[1]));
  ctx.lineTo(view.x(b[0]), view.y(b[1]));
}

/** Tell whether a box of the sheet is in view. */
export function inView(view: Viewport, [x0, y0, x1, y1]: Box, margin = 0): boolean {
  const [a, b, c, d] = view.box;
  const m = margin / view.scale;
  return x0 <= c + m && a - m <= x1 && y0 <= d + m && b - m <= y1;
}

/** Set the font: two weights, sizes in pixels. */
export function font({ ctx, tokens }: Pen, size: number, bold = false): void {
  ctx.font = `${bold ? 700 : 400} ${size}px ${tokens.font}`;
}

/** Write a text; the middle is where it is put unless it is aligned. */
export function write(
  pen: Pen,
  text: string,
  [x, y]: Xy,
  style: { size: number; ink: string; bold?: boolean; align?: CanvasTextAlign; halo?: string },
): void {
  const { ctx } = pen;
  font(pen, style.size, style.bold);
  ctx.textAlign = style.align ?? 'center';
  ctx.textBaseline = 'middle';
  if (style.halo) {
    ctx.strokeStyle = style.halo;
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = style.ink;
  ctx.fillText(text, x, y);
}

const patterns = new Map<string, CanvasPattern | null>();

/** Give a hatch at 45 degrees; `gap` pixels apart, `width` wide. */
export function hatch(
  { ctx, view }: Pen,
  ink: string,
  gap: number,
  width: number,
): CanvasPattern | string {
  const key = `${ink} ${gap} ${width} ${view.ratio}`;
  let found = patterns.get(key);
  if (found === undefined) {
    found = ctx.createPattern(tile(ink, gap * view.ratio, width * view.ratio), 'repeat');
    found?.setTransform(new DOMMatrix().scale(1 / view.ratio));
    patterns.set(key, found);
  }
  return found ?? ink;
}

function tile(ink: string, gap: number, width: number): HTMLCanvasElement {
  const side = Math.max(2, Math.round(gap * Math.SQRT2));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const ctx = canvas.getContext('2d') as Context;
  ctx.strokeStyle = ink;
  ctx.lineWidth = width;
  ctx.beginPath();
  // Three strokes, so that the corners of the tile meet those of its neighbours.
  for (const shift of [-side, 0, side]) {
    ctx.moveTo(shift - 1, side + 1);
    ctx.lineTo(shift + side + 1, -1);
  }
  ctx.stroke();
  return canvas;
}

/** Write a length in metres as screens do: one decimal, or as many as it needs up to three. */
export function metres(mm: number, decimals = 1): string {
  return (mm / 1000).toFixed(decimals);
}

/** Write two sides: 9 × 6 m, or whole millimetres when the zoom shows them. */
export function sides(width: number, depth: number, exact: boolean): string {
  const say = (mm: number) =>
    exact
      ? mm.toLocaleString('en-US')
      : (mm / 1000).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `${say(width)} × ${say(depth)}${exact ? '' : ' m'}`;
}
