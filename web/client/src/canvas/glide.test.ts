import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromDocument } from '../model/state';
import { booth, document } from '../testing/plans';
import { EACH_MS, Glide, Moved, movedBetween, STAGGER_MS } from './glide';
import { Scene } from './scene';

const GIVEN = [{ booth: 'a', exhibitor: 'x', locked: false }];

/** Three booths in a row; `x` stands in the first one. */
function floor(places: Readonly<Record<string, number>>, given = GIVEN): Scene {
  const booths = Object.entries(places).map(([id, x]) => booth(id, x, 3000));
  const base = document(booths, { allotments: given });
  const who = { id: 'x', name: { ko: '엑스', en: 'X' }, zone: 'z' } as never;
  return new Scene(fromDocument({ ...base, brief: { ...base.brief, exhibitors: [who] } }));
}

const WAS = floor({ a: 0, b: 6000, c: 12_000 });

describe('what a solve moved', () => {
  it('is every booth that stands elsewhere', () => {
    const now = floor({ a: 0, b: 9000, c: 20_000 });
    expect(movedBetween(WAS, now).map(([, to]) => to.booth.id)).toEqual(['b', 'c']);
  });

  it('goes by who stands in a booth before how it is called', () => {
    const now = floor({ a: 0, n: 18_000 }, [{ booth: 'n', exhibitor: 'x', locked: false }]);
    const [[from, to] = []] = movedBetween(WAS, now);
    expect([from?.booth.id, to?.booth.id]).toEqual(['a', 'n']);
  });
});

describe('the glide', () => {
  const now = floor({ a: 3000, b: 9000, c: 15_000 });
  const glide = new Glide(WAS, now, 1000);
  const at = (time: number) => glide.at(time).map((each) => each.box[0]);

  it('starts where booths were and ends where they are', () => {
    expect(at(1000)).toEqual([0, 6000, 12_000]);
    expect(at(1000 + EACH_MS + STAGGER_MS)).toEqual([3000, 9000, 15_000]);
  });

  it('lets one start after the other, and all be there half a second later', () => {
    const [first = 0, second = 0, third = 0] = at(1000 + EACH_MS);
    expect(first).toBe(3000);
    expect(second).toBeGreaterThan(6000);
    expect(second).toBeLessThan(9000);
    expect(third).toBe(12_000);
    expect(glide.isOver(1499)).toBe(false);
    expect(glide.isOver(1500)).toBe(true);
  });

  it('is over at once where nothing moved', () => {
    expect(new Glide(WAS, WAS, 0).isOver(0)).toBe(true);
  });
});

describe('on the map', () => {
  const frames: (() => void)[] = [];
  let still = false;
  let clock = 0;

  beforeEach(() => {
    frames.length = 0;
    still = false;
    clock = 5000;
    vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then));
    vi.stubGlobal('cancelAnimationFrame', () => undefined);
    vi.stubGlobal('matchMedia', () => ({ matches: still }));
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const now = floor({ a: 0, b: 9000, c: 12_000 });
  const shown = { hidden: new Set(['z']) } as never;

  it('booths leave the floor while they glide, and come back when they are there', () => {
    const drawn: boolean[] = [];
    const moved = new Moved((whole) => drawn.push(whole));
    moved.update(WAS.plan, WAS, now);
    expect([...moved.hiddenIn(shown).hidden]).toEqual(['z', 'b']);
    frames.pop()?.();
    expect(moved.gliding.map((each) => each.booth.id)).toEqual(['b']);
    clock += 500;
    frames.pop()?.();
    expect([moved.gliding, moved.hiddenIn(shown)]).toEqual([[], shown]);
    expect(drawn).toEqual([true, false, true]);
    expect(moved.pairs).toHaveLength(1);
  });

  it('they jump for those who want less movement; where they were is told all the same', () => {
    still = true;
    const moved = new Moved(() => undefined);
    moved.update(WAS.plan, WAS, now);
    expect([moved.gliding, frames]).toEqual([[], []]);
    expect(moved.pairs).toHaveLength(1);
    moved.update(null, now, now);
    expect(moved.pairs).toEqual([]);
  });

  it('another floor ends the glide', () => {
    const moved = new Moved(() => undefined);
    moved.update(WAS.plan, WAS, now);
    moved.update(WAS.plan, now, floor({ a: 1 }));
    expect(moved.gliding).toEqual([]);
  });
});
