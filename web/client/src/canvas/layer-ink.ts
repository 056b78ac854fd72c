// The colours of a layer on the screen. The service names those of a drawing on paper; in the dark
// they change lightness, not hue, and what is out of date loses most of its colour.

import type { Face, LayerDocument } from '../model/layer';
import type { Lang, Text } from '../model/plan';
import { say } from '../model/plan';
import type { Trade } from './scene';
import type { ZoneInk } from './tokens';

type Lab = readonly [number, number, number];

function toLab(hex: string): Lab | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) return null;
  const [r, g, b] = found.slice(1).map((each) => {
    const share = parseInt(each, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toHex([light, a, b]: Lab): string {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((each) => {
    const share = Math.max(0, Math.min(1, each));
    const seen = share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055;
    return Math.round(seen * 255).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** How a colour of paper looks on a dark floor: what was near to paper is near to the floor. */
export function atNight(hex: string): string {
  const lab = toLab(hex);
  if (!lab) return hex;
  const light = 1.22 - 0.99 * lab[0];
  return toHex([light, lab[1], lab[2]]);
}

/** How bright a colour is to the eye, 0 to 1. */
export function brightness(hex: string): number {
  const channels = /^#(..)(..)(..)$/.exec(hex)?.slice(1) ?? [];
  const [r = 0, g = 0, b = 0] = channels.map((each) => (parseInt(each, 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The ink to write with on a fill: the one that is given, or where it is too near, a far one. */
export function readable(fill: string, text: string): string {
  const [low = 0, high = 0] = [brightness(fill), brightness(text)].sort((p, q) => p - q);
  const lab = toLab(fill);
  if (!lab || (high + 0.05) / (low + 0.05) >= 4.5) return text;
  return toHex([brightness(fill) > 0.18 ? 0.15 : 0.98, lab[1] * 0.2, lab[2] * 0.2]);
}

/** A colour of something out of date. */
export function faded(hex: string): string {
  const lab = toLab(hex);
  return lab ? toHex([lab[0], lab[1] * 0.2, lab[2] * 0.2]) : hex;
}

/** What a booth of a layer is drawn as: the face of its group, as states of sales are drawn. */
const TRADES: Readonly<Record<Face, Trade | 'plain'>> = {
  filled: 'sold', striped: 'sold', hatched: 'hold', flagged: 'reserved', plain: 'plain',
  dashed: 'free', alarmed: 'sold', doubted: 'sold',
};

/** A layer ready to be painted. */
export interface Tint {
  readonly layer: LayerDocument;
  /** The ink of each entry of the legend. */
  readonly inks: readonly ZoneInk[];
  readonly older: boolean;
  /** It gives booths inks of its own; otherwise they keep those of their zones. */
  readonly inked: boolean;
}

/** Make a layer ready to be painted. */
export function tinted(layer: LayerDocument, dark: boolean, older: boolean): Tint {
  const seen = (hex: string) => {
    const shade = dark ? atNight(hex) : hex;
    return older ? faded(shade) : shade;
  };
  const inks = layer.keys.map(({ fill, stroke, text }) => ({
    fill: seen(fill), stroke: seen(stroke), text: readable(seen(fill), seen(text)),
  }));
  const inked = !layer.zoned && Object.keys(layer.booths).length > 0;
  return { layer, inks, older, inked };
}

/** Give the face of a booth's group; null for a booth that the layer does not tell of. */
export function faceOf({ layer }: Tint, booth: string): Face | null {
  const key = layer.booths[booth];
  return key === undefined ? null : (layer.keys[key]?.face ?? null);
}

/** Give what a booth is drawn as; null leaves it as it is. */
export function tradeIn(tint: Tint, booth: string): Trade | 'plain' | null {
  const face = faceOf(tint, booth);
  return face && TRADES[face];
}

const compact = new Map<Lang, Intl.NumberFormat>();

/** Write a value so that it fits into a booth. */
export function short(value: number, lang: Lang): string {
  let found = compact.get(lang);
  if (!found) {
    found = new Intl.NumberFormat(lang, { notation: 'compact', maximumSignificantDigits: 3 });
    compact.set(lang, found);
  }
  return found.format(value);
}

/** Units that a value on the floor is written in; shares of a median are told as bands alone. */
const WRITTEN = new Set(['m', 'kW', 'KRW']);

/**
 * Say on a booth what a layer tells of it: its detail or its value, else the sign of its group.
 * Null where the layer has nothing to say and the booth's own name stays.
 */
export function toldOf({ layer }: Tint, booth: string, lang: Lang): string | null {
  const detail = layer.details[booth];
  const value = layer.values[booth];
  if (value !== undefined && WRITTEN.has(layer.unit.en)) {
    const figure = short(value, lang);
    if (layer.unit.en === 'KRW') return lang === 'ko' ? `${figure}원` : `₩${figure}`;
    return detail ? say(detail, lang) : `${figure} ${say(layer.unit, lang)}`;
  }
  if (detail) return say(detail, lang);
  const key = layer.booths[booth];
  return key === undefined ? null : signOf(layer, key);
}

/** Signs of bands against a median, as the service lists them: above, around, below, hardly any. */
const BANDS = ['▲', '＝', '▽', '×'] as const;

/** Short for an entry of the legend, to be written where its colour is: a sign, or its id. */
export function signOf(layer: LayerDocument, key: number): string | null {
  if (layer.unit.en === MEDIAN) return BANDS[key] ?? null;
  const words = layer.keys[key]?.words;
  return words ? idIn(words) : null;
}

/** The unit of bands: never a count, always against the middle of the floor. */
const MEDIAN = 'of the median';

/** An exit or a level is called the same in every language: the end of both, without its hall. */
function idIn({ ko, en }: Text): string | null {
  const [last, same] = [ko, en].map((each) => each.split(' ').at(-1) ?? '');
  if (!last || last !== same || !/^[A-Z][\w-]*$/.test(last)) return null;
  return last.slice(last.lastIndexOf('-') + 1);
}
