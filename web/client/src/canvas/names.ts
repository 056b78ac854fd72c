// Names on the floor: without legal forms, shrunk, split or cut until they fit; never turned.

const LEGAL = [
  /^\s*(주식회사|유한회사|재단법인|사단법인|\(주\)|㈜|\(유\)|\(재\)|\(사\))\s*/u,
  /\s*(주식회사|유한회사|\(주\)|㈜|\(유\))\s*$/u,
  /[\s,]*\b(co\.?,?\s*ltd\.?|inc\.?|ltd\.?|llc|corp\.?|corporation|gmbh|limited|company)\s*$/iu,
];

/** Leave out what a contract needs and a floor does not. */
export function floorName(name: string): string {
  let left = name.trim();
  for (let again = true; again;) {
    again = false;
    for (const form of LEGAL) {
      const cut = left.replace(form, '').replace(/[,\s]+$/u, '');
      if (cut && cut !== left) {
        left = cut;
        again = true;
      }
    }
  }
  return left;
}

/** Measure a text in pixels at a font size. */
export type Measure = (text: string, size: number) => number;

/** A name as it fits: its lines and their size; null when not even its beginning does. */
export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Fewest characters that still tell one name from another. */
const LEAST_HANGUL = 3;
const LEAST_LATIN = 6;

/**
 * Fit a name into a width: whole, a size smaller, on two lines where there is room for them, then
 * cut. `large` is the size wanted, `least` the smallest.
 */
export function fitName(
  name: string,
  width: number,
  large: number,
  least: number,
  twoLines: boolean,
  measure: Measure,
): Fitted | null {
  for (let size = large; size >= least; size -= 1) {
    if (measure(name, size) <= width) return { lines: [name], size };
  }
  if (twoLines) {
    for (let size = large; size >= least; size -= 1) {
      const lines = split(name, (part) => measure(part, size) <= width);
      if (lines) return { lines, size };
    }
  }
  const cut = shortened(name, width, least, measure);
  return cut === null ? null : { lines: [cut], size: least };
}

/** Split at a word's end as near to the middle as may be; Korean words of one piece in half. */
function split(name: string, fits: (part: string) => boolean): [string, string] | null {
  const places: number[] = [];
  for (let i = 1; i < name.length; i++) if (/[\s·-]/u.test(name[i] ?? '')) places.push(i);
  if (!places.length && name.length >= 6 && /^[\p{Script=Hangul}]+$/u.test(name)) {
    places.push(Math.ceil(name.length / 2));
  }
  places.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2));
  for (const place of places) {
    const parts: [string, string] = [
      name.slice(
        0,
        name[place] === ' ' ? place : place + (/[·-]/u.test(name[place] ?? '') ? 1 : 0),
      ),
      name.slice(place).replace(/^[\s·-]/u, ''),
    ];
    if (parts.every((part) => part && fits(part))) return parts;
  }
  return null;
}

function shortened(name: string, width: number, size: number, measure: Measure): string | null {
  const least = /\p{Script=Hangul}/u.test(name) ? LEAST_HANGUL : LEAST_LATIN;
  const letters = [...name];
  let [low, high] = [0, letters.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join('').trimEnd()}…`, size) <= width) low = middle;
    else high = middle - 1;
  }
  return low < least ? null : `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** Measure by a canvas, once a text: widths grow with the size. */
export function measuring(
  context: { font: string; measureText(text: string): { width: number } },
  font: string,
): Measure {
  const known = new Map<string, number>();
  return (text, size) => {
    let width = known.get(text);
    if (width === undefined) {
      context.font = `700 20px ${font}`;
      width = context.measureText(text).width / 20;
      known.set(text, width);
    }
    return width * size;
  };
}
