import { describe, expect, it } from 'vitest';
import { layer, layerKey } from '../testing/layers';
import { atNight, brightness, faded, readable, signOf, tinted, toldOf, tradeIn } from './layer-ink';

const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [brightness(a), brightness(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
};

/** Fills and texts that the service gives: bands of footfall, steps from near to far. */
const INKS = [
  ['#8f78cf', '#ffffff'], ['#cfc3ee', '#3a2b66'], ['#f1edfb', '#54457f'], ['#e3f4ea', '#0c5537'],
  ['#d7ecfb', '#174b72'], ['#f3e3a9', '#564600'], ['#f0c39a', '#6b3a06'], ['#f0b3a4', '#6d1d10'],
] as const;

describe('colours of paper in the dark', () => {
  it('keep their order: what was nearest to the paper is nearest to the dark floor', () => {
    const bands = ['#f1edfb', '#cfc3ee', '#8f78cf'];
    const dark = bands.map((each) => brightness(atNight(each)));
    expect(dark).toEqual([...dark].sort((a, b) => a - b));
    expect(dark[0]).toBeLessThan(0.08);
  });

  it.each(INKS)('write on %s so that it can be read, by day and by night', (fill, text) => {
    expect(contrast(fill, readable(fill, text))).toBeGreaterThan(4.5);
    const [dark, ink] = [atNight(fill), atNight(text)];
    expect(contrast(dark, readable(dark, ink))).toBeGreaterThan(4.5);
  });

  it('leave alone what is no plain colour', () => {
    expect([atNight('var(--ink)'), faded('red')]).toEqual(['var(--ink)', 'red']);
  });

  it('lose nearly all of their hue when they are out of date, and none of their brightness', () => {
    for (const [fill] of INKS) {
      const grey = faded(fill);
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(grey.slice(at, at + 2), 16));
      expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(26);
      expect(Math.abs(brightness(grey) - brightness(fill))).toBeLessThan(0.06);
    }
  });
});

describe('what a layer says on a booth', () => {
  const metres = layer({
    keys: [layerKey('near')], unit: { ko: 'm', en: 'm' }, booths: { a: 0 }, values: { a: 48.997 },
  });
  const tint = (each: typeof metres) => tinted(each, false, false);

  it('is its figure with its unit, short enough for a booth', () => {
    expect(toldOf(tint(metres), 'a', 'ko')).toBe('49 m');
    const won = { ...metres, unit: { ko: '원', en: 'KRW' }, values: { a: 5_940_000 } };
    expect(toldOf(tint(won), 'a', 'ko')).toBe('594만원');
    expect(toldOf(tint(won), 'a', 'en')).toBe('₩5.94M');
  });

  it('is a band and never a figure where shares of a median are told', () => {
    const traffic = layer({
      keys: ['above', 'around', 'below', 'dead'].map((each) => layerKey(each)),
      unit: { ko: '중앙값 대비', en: 'of the median' },
      booths: { a: 0, b: 1, c: 2, d: 3 }, values: { a: 3.2, b: 1, c: 0.5, d: 0.01 },
    });
    const said = ['a', 'b', 'c', 'd'].map((each) => toldOf(tint(traffic), each, 'ko'));
    expect(new Set(said).size).toBe(4);
    for (const each of said) expect(each).not.toMatch(/\d/);
  });

  it('is what the service details, such as loads, before the bare figure', () => {
    const loads = layer({
      unit: { ko: 'kW', en: 'kW' }, values: { a: 12 }, details: { a: { ko: '12 kW L', en: '12 kW L' } },
    });
    expect(toldOf(tint(loads), 'a', 'ko')).toBe('12 kW L');
    const held = layer({ details: { a: { ko: '10. 8.까지', en: 'to 8 Oct' } } });
    expect(toldOf(tint(held), 'a', 'en')).toBe('to 8 Oct');
  });

  it('is the exit people leave by, without its hall, and nothing where there is none', () => {
    const keys = [layerKey('No way out'), layerKey('C-N1')];
    const exits = layer({ keys, booths: { a: 1, b: 0 } });
    expect([toldOf(tint(exits), 'a', 'ko'), toldOf(tint(exits), 'b', 'ko')]).toEqual(['N1', null]);
    expect(toldOf(tint(exits), 'z', 'ko')).toBeNull();
    expect(signOf(layer({ keys: [layerKey('Level of service F')] }), 0)).toBe('F');
  });
});

describe('faces', () => {
  it('are drawn as states of sales are; booths out of the layer stay as they are', () => {
    const keys = [layerKey('free', { face: 'dashed' }), layerKey('given', { face: 'plain' })];
    const tint = tinted(layer({ keys, booths: { a: 0, b: 1 }, zoned: true }), false, false);
    expect(['a', 'b', 'z'].map((each) => tradeIn(tint, each))).toEqual(['free', 'plain', null]);
    expect(tint.inked).toBe(false);
  });
});
