// Booths: one path a colour and state, then what they are called.

import type { Xy } from '../geometry/frame';
import { boxMiddle, sideOf, SIDES } from '../geometry/footprint';
import { say } from '../model/plan';
import { toldOf, tradeIn } from './layer-ink';
import { fitName, floorName, type Fitted } from './names';
import { fillEach, font, hatch, pxBox, sides, trace, traceRing, type Pen } from './pen';
import type { Drawn, Trade } from './scene';
import { zoneInk, type ZoneInk } from './tokens';
import { DETAIL } from './view';

/** Paint booths: fills, edges, marks of their trade, walls from near. */
export function paintBooths(pen: Pen, booths: readonly Drawn[]): void {
  const { shown, view } = pen;
  const { breached, found: dim } = shown;
  // A breach has a fill of its own, which comes over this one.
  const plain = breached.size ? booths.filter((each) => !breached.has(each.booth.id)) : booths;
  const back = dim ? plain.filter((each) => !dim.has(each.booth.id)) : [];
  const front = dim ? plain.filter((each) => dim.has(each.booth.id)) : plain;
  if (back.length) {
    pen.ctx.globalAlpha = 0.3;
    fills(pen, back);
    pen.ctx.globalAlpha = 1;
  }
  fills(pen, front);
  if (view.pxPerM >= DETAIL.sizes) walls(pen, front);
}

/** Colour by colour and state by state: changing what it paints with is what costs a canvas. */
function fills(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, tokens, view } = pen;
  const groups = new Map<number, Drawn[]>();
  for (const each of booths) {
    const key = hueOf(pen, each) * 5 + STATES[tradeOf(pen, each)];
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  for (const group of groups.values()) {
    const [first] = group as [Drawn];
    const trade = tradeOf(pen, first);
    const ink = inkOf(pen, first);
    const edged = view.pxPerM >= DETAIL.edges || trade === 'free' || trade === 'plain';
    ctx.fillStyle = trade === 'sold' || trade === 'reserved' ? ink.fill : tokens.floor;
    fillEach(pen, group);
    if (edged || trade === 'hold') {
      ctx.beginPath();
      for (const each of group) trace(pen, each);
    }
    if (trade === 'hold') {
      ctx.fillStyle = hatch(pen, `color-mix(in srgb, ${ink.stroke} 40%, transparent)`, 5, 1);
      ctx.fill();
    }
    if (edged) {
      ctx.strokeStyle = ink.stroke;
      ctx.lineWidth = 1;
      // From afar a dash is as long as a booth is wide: all that is seen of it are crumbs.
      ctx.setLineDash(trade === 'free' && view.pxPerM >= DETAIL.edges ? [4, 3] : []);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (trade === 'reserved' && view.pxPerM >= DETAIL.edges) corners(pen, group, ink);
    pods(pen, group, ink);
  }
}

/** What a booth is drawn as, by a number each. */
const STATES: Readonly<Record<Trade | 'plain', number>> = {
  free: 0, hold: 1, reserved: 2, sold: 3, plain: 4,
};

/** What a booth is drawn as: what a layer of figures says of it before what is sold. */
function tradeOf({ tint, shown }: Pen, each: Drawn): Trade | 'plain' {
  const told = tint && tradeIn(tint, each.booth.id);
  if (told) return told;
  return shown.layers.sales || !each.name ? each.trade : 'sold';
}

/** Booths of one hue have one ink: that of their zone, or of their group in a layer of figures. */
function hueOf({ tint }: Pen, { booth, colour }: Drawn): number {
  if (!tint?.inked) return colour;
  return -1 - (tint.layer.booths[booth.id] ?? tint.inks.length);
}

function inkOf(pen: Pen, each: Drawn): ZoneInk {
  const { tokens, tint } = pen;
  const hue = hueOf(pen, each);
  if (hue > 0) return zoneInk(tokens, hue);
  return tint?.inks[-1 - hue] ?? { fill: tokens.surface3, stroke: tokens.ink3, text: tokens.ink };
}

/** Reserved: a filled triangle in the upper right corner. */
function corners({ ctx, view }: Pen, group: readonly Drawn[], ink: ZoneInk): void {
  ctx.beginPath();
  const size = Math.max(5, Math.min(10, view.pxPerM * 0.75));
  for (const each of group) {
    const [x, y, w] = pxBox(view, each);
    ctx.moveTo(x + w - size, y);
    ctx.lineTo(x + w, y);
    ctx.lineTo(x + w, y + size);
    ctx.closePath();
  }
  ctx.fillStyle = ink.stroke;
  ctx.fill();
}

function pods(pen: Pen, group: readonly Drawn[], ink: ZoneInk): void {
  const { ctx, view, tokens } = pen;
  if (view.pxPerM < DETAIL.numbers) return;
  ctx.beginPath();
  for (const each of group) for (const ring of each.pods) traceRing(pen, ring);
  ctx.fillStyle = tokens.floor;
  ctx.globalAlpha *= 0.45;
  ctx.fill();
  ctx.globalAlpha /= 0.45;
  ctx.strokeStyle = ink.stroke;
  ctx.lineWidth = 0.75;
  ctx.stroke();
}

/** From near, the sides that are closed have a wall: what is thin is open. */
function walls(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, view, scene } = pen;
  const byInk = new Map<number, Drawn[]>();
  for (const each of booths) {
    const hue = hueOf(pen, each);
    const some = byInk.get(hue);
    if (some) some.push(each);
    else byInk.set(hue, [each]);
  }
  for (const some of byInk.values()) {
    ctx.beginPath();
    for (const { booth } of some) {
      for (const side of SIDES) {
        if (booth.open_edges.includes(side) || booth.open_edges.length === 0) continue;
        const [a, b] = sideOf(booth, side).map(([x, y]) => scene.sheet.toSheet(booth.hall, x, y));
        if (!a || !b) continue;
        ctx.moveTo(view.crisp(view.x(a[0])), view.crisp(view.y(a[1])));
        ctx.lineTo(view.crisp(view.x(b[0])), view.crisp(view.y(b[1])));
      }
    }
    ctx.strokeStyle = inkOf(pen, some[0] as Drawn).stroke;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
}

/** A line of text of a label: what, how far below the middle of the booth, how large. */
interface Line {
  readonly text: string;
  readonly dy: number;
  readonly size: number;
  readonly bold: boolean;
}

interface Label {
  readonly key: string;
  readonly lines: readonly Line[];
}

/** Texts of one font and ink, each with its place. */
interface Words {
  readonly ink: string;
  readonly halo: string;
  readonly size: number;
  readonly bold: boolean;
  readonly texts: [string, number, number][];
}

/** Write names and numbers, font by font: changing the font is what costs. */
export function paintLabels(pen: Pen, booths: readonly Drawn[]): void {
  const { ctx, view, tokens, shown } = pen;
  if (view.pxPerM < DETAIL.numbers) return;
  const fonts = new Map<string, Words>();
  for (const each of booths) {
    if (shown.found && !shown.found.has(each.booth.id)) continue;
    const label = labelOf(pen, each);
    const ink = shown.breached.has(each.booth.id) ? tokens.ink : inkOf(pen, each).text;
    const [x, y] = middleOf(pen, each);
    for (const line of label.lines) {
      // Over the pods of a pavilion a word needs some ground of its own.
      const halo = each.pods.length ? inkOf(pen, each).fill : '';
      const key = `${line.size} ${line.bold} ${ink} ${halo}`;
      let group = fonts.get(key);
      if (!group) fonts.set(key, (group = { ...line, ink, halo, texts: [] }));
      group.texts.push([line.text, x, y + line.dy]);
    }
  }
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { ink, halo, size, bold, texts } of fonts.values()) {
    font(pen, size, bold);
    ctx.fillStyle = ink;
    if (halo) {
      ctx.strokeStyle = halo;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      for (const [text, x, y] of texts) ctx.strokeText(text, x, y);
    }
    for (const [text, x, y] of texts) ctx.fillText(text, x, y);
  }
}

/** The middle of where text goes: of the largest part of an L, of the whole otherwise. */
function middleOf({ view, scene }: Pen, { booth, box }: Drawn): Xy {
  const n = booth.notch;
  if (!n || booth.rotation_deg % 360 !== 0)
    return view.point(boxMiddle(box));
  const [w, d] = [booth.width_mm, booth.depth_mm];
  // The rectangles that the notch leaves whole: beside, below and above it.
  const parts: [number, number, number, number][] = [
    [0, 0, n.x_mm, d],
    [n.x_mm + n.width_mm, 0, w, d],
    [0, 0, w, n.y_mm],
    [0, n.y_mm + n.depth_mm, w, d],
  ];
  const size = ([x0, y0, x1, y1]: (typeof parts)[0]) => (x1 - x0) * (y1 - y0);
  const [best] = parts.sort((a, b) => size(b) - size(a)) as [(typeof parts)[0]];
  const [x, y] = scene.sheet.toSheet(booth.hall, booth.x_mm, booth.y_mm);
  return view.point([x + (best[0] + best[2]) / 2, y + (best[1] + best[3]) / 2]);
}

function labelOf(pen: Pen, each: Drawn): Label {
  const { view, shown } = pen;
  const told = pen.tint && toldOf(pen.tint, each.booth.id, shown.lang);
  const { names, numbers } = shown.layers;
  const key = `${view.pxPerM} ${shown.lang} ${names} ${numbers} ${told ?? ''}`;
  const known = each.label as Label | null;
  if (known?.key === key) return known;
  const label = { key, lines: told ? figured(pen, each, told) : laidOut(pen, each) };
  each.label = label;
  return label;
}

/** Lay a label out: name, number, size; what does not fit goes, the number last. */
function laidOut(pen: Pen, { booth, name, box }: Drawn): Line[] {
  const { view, shown, measure } = pen;
  const turned = booth.rotation_deg % 90 !== 0;
  const shrink = turned ? 0.7 : 1;
  const [w, h] = [view.length(box[2] - box[0]) * shrink, view.length(box[3] - box[1]) * shrink];
  const near = view.pxPerM >= DETAIL.sizes;
  const island = w > 80;
  const numberSize = near ? (island ? 11 : 10) : island ? 9 : 8.5;
  const number = shown.layers.numbers ? booth.number : '';
  const fits = number !== '' && measure(number, numberSize) * 0.93 <= w - 2 && h >= numberSize + 1;
  const large = island ? (view.pxPerM >= DETAIL.millimetres ? 16 : near ? 14 : 12) : near ? 12 : 10;
  const room = h - (fits ? numberSize + 3 : 0) - 4;
  let told: Fitted | null = null;
  const said = shown.layers.names && name ? floorName(say(name, shown.lang)) : '';
  if (said && room >= 9) {
    const two = room >= 2 * 9 * 1.2 + 2;
    told = fitName(said, w - 6, Math.min(large, Math.floor(room)), 9, two, measure);
  }
  const measures = (island || near) && w > 60;
  const size = measures
    ? sides(booth.width_mm, booth.depth_mm, view.pxPerM >= DETAIL.millimetres)
    : '';
  return stack(
    [
      ...(told?.lines.map((text) => ({ text, size: told.size, bold: true })) ?? []),
      ...(fits ? [{ text: number, size: numberSize, bold: false }] : []),
      ...(size && measure(size, 9) <= w - 6
        ? [{ text: size, size: near ? 10 : 9, bold: false }]
        : []),
    ],
    h,
  );
}

/** Lay out what a layer of figures says of a booth: the figure whole or not at all, the number. */
function figured({ view, shown, measure }: Pen, { booth, box }: Drawn, told: string) {
  const shrink = booth.rotation_deg % 90 ? 0.7 : 1;
  const [w, h] = [view.length(box[2] - box[0]) * shrink, view.length(box[3] - box[1]) * shrink];
  const most = w > 80 ? 14 : 11;
  const size = [most, 10, 9, 8.5].find((each) => measure(told, each) <= w - 3 && each < h);
  const number = shown.layers.numbers ? booth.number : '';
  const both = size === undefined || h > size * 1.2 + 12;
  const fits = number !== '' && measure(number, 9) * 0.93 <= w - 2 && h >= 10 && both;
  return stack(
    [
      ...(size === undefined ? [] : [{ text: told, size, bold: true }]),
      ...(fits ? [{ text: number, size: 9, bold: false }] : []),
    ],
    h,
  );
}

/** Put lines one below the other around the middle; the last ones go when there is no room. */
function stack(lines: { text: string; size: number; bold: boolean }[], h: number): Line[] {
  const tall = (some: typeof lines) => some.reduce((sum, each) => sum + each.size * 1.2, 0);
  const left = [...lines];
  while (left.length > 2 && tall(left) > h - 2) left.pop();
  let y = -tall(left) / 2;
  return left.map((each) => {
    const dy = y + each.size * 0.6;
    y += each.size * 1.2;
    return { ...each, dy };
  });
}
