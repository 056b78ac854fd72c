// The look's tokens as a canvas needs them: read from the CSS variables, so that light, dark and
// print are said in one place.

export interface ZoneInk {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

const NAMES = {
  canvas: '--canvas', floor: '--floor', surface: '--surface', surface3: '--surface-3',
  line: '--line', lineStrong: '--line-strong', ink: '--ink', ink2: '--ink-2', ink3: '--ink-3',
  inkOnAccent: '--ink-on-accent', wall: '--wall', hatch: '--hatch', dim: '--dim',
  column: '--column', accent: '--accent', accentSoft: '--accent-soft', bad: '--bad',
  badSoft: '--bad-soft', badLine: '--bad-line', warn: '--warn', warnSoft: '--warn-soft',
  good: '--good', goodSoft: '--good-soft', font: '--font',
} as const;

export type Tokens = { readonly [name in keyof typeof NAMES]: string } & {
  /** The zone palette; number 1 is at 0. */
  readonly zones: readonly ZoneInk[];
  /** The ground is dark. */
  readonly dark: boolean;
};

/** Read the tokens that hold now. */
export function readTokens(root: Element = document.documentElement): Tokens {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const plain = Object.entries(NAMES).map(([key, name]) => [key, read(name)]);
  const zones = Array.from({ length: 12 }, (_, i): ZoneInk => ({
    fill: read(`--zone-${i + 1}-fill`),
    stroke: read(`--zone-${i + 1}-stroke`),
    text: read(`--zone-${i + 1}-text`),
  }));
  return { ...Object.fromEntries(plain), zones, dark: style.colorScheme === 'dark' } as Tokens;
}

/** Read the light tokens whatever the screen shows: sheets are white. */
export function readLightTokens(root: HTMLElement = document.documentElement): Tokens {
  const was = root.dataset.theme;
  root.dataset.theme = 'light';
  const tokens = readTokens(root);
  if (was === undefined) delete root.dataset.theme;
  else root.dataset.theme = was;
  return tokens;
}

/** Give the ink of a zone by its number in the palette. */
export function zoneInk(tokens: Tokens, colour: number): ZoneInk {
  return tokens.zones[(colour - 1) % 12] as ZoneInk;
}
