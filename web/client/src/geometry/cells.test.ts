import { describe, expect, it } from 'vitest';
import { Cells } from './cells';
import { boxesMeet, type Box } from './footprint';

/** Numbers that look like chance and are the same each time. */
function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** A box somewhere in and around a hall; most as large as a booth, some as a wall or an area. */
function boxBy(chance: (below: number) => number): Box {
  const [x, y] = [chance(120_000) - 30_000, chance(120_000) - 30_000];
  const longest = chance(8) ? 6000 : 90_000;
  return [x, y, x + chance(longest), y + chance(longest)];
}

describe('squares of floor', () => {
  it('find what a look at every box finds, each once, whatever was added and removed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const chance = chances(seed);
      const things = Array.from({ length: 120 }, () => ({ box: boxBy(chance) }));
      const cells = new Cells(things.slice(0, 60));
      for (const each of things.slice(60)) cells.add(each);
      const left = things.filter((each) => chance(3) || (cells.remove(each), false));
      for (let n = 0; n < 60; n++) {
        const box = boxBy(chance);
        const found = cells.search(box);
        expect(new Set(found)).toEqual(new Set(left.filter((each) => boxesMeet(each.box, box))));
        expect(new Set(found).size).toBe(found.length);
        expect(cells.meets(box)).toBe(found.length > 0);
      }
    }
  });

  it('find what only touches, and what lies where numbers of squares come again', () => {
    const here: Box = [0, 0, 1000, 1000];
    // Squares are counted upwards to 4,096; the one after that is the lowest of the next column.
    const again: Box = [0, 4096 * 8000, 1000, 4096 * 8000 + 1000];
    const cells = new Cells([{ box: here }, { box: again }]);
    expect(cells.search([1000, 1000, 2000, 2000])).toEqual([{ box: here }]);
    expect(cells.search([8000, 0, 9000, 1000])).toEqual([]);
    expect(cells.search(again)).toEqual([{ box: again }]);
  });

  it('add what they find to a list that is there', () => {
    const first = { box: [0, 0, 1, 1] as Box };
    const second = { box: [2, 2, 3, 3] as Box };
    const found = new Cells([second]).search([0, 0, 9, 9], new Cells([first]).search([0, 0, 9, 9]));
    expect(found).toEqual([first, second]);
  });
});
