import { describe, expect, test } from 'vitest';
import type { Booth } from '../model/plan';
import { arrange } from './arrange';

const booth = (id: string, x: number, y: number, w = 3000, d = 3000, more: object = {}): Booth =>
  ({ id, x_mm: x, y_mm: y, width_mm: w, depth_mm: d, rotation_deg: 0, pinned: false, ...more }) as
    unknown as Booth;

describe('aligning', () => {
  const some = [booth('a', 0, 0), booth('b', 5000, 2000, 6000), booth('c', 9000, 7000)];

  test('to a side moves only those that are not there yet, and only across it', () => {
    expect(arrange(some, 'left').map(({ booth: id, x_mm, y_mm }) => [id, x_mm, y_mm])).toEqual([
      ['b', 0, 2000],
      ['c', 0, 7000],
    ]);
    expect(arrange(some, 'right').map((move) => move.x_mm)).toEqual([9000, 6000]);
    expect(arrange(some, 'top').map((move) => move.y_mm)).toEqual([7000, 7000]);
    expect(arrange(some, 'bottom').map((move) => move.y_mm)).toEqual([0, 0]);
  });

  test('a turned booth is aligned by the box around it', () => {
    const turned = booth('t', 5000, 1000, 6000, 3000, { rotation_deg: 90 });
    // Turned about its lower-left corner it reaches 3 m to the left of it.
    expect(arrange([booth('a', 0, 0), turned], 'left').map((move) => move.x_mm)).toEqual([3000]);
  });

  test('what is pinned stays', () => {
    const pinned = booth('p', 4000, 0, 3000, 3000, { pinned: true });
    expect(arrange([booth('a', 0, 0), pinned], 'left')).toEqual([]);
  });
});

describe('spacing', () => {
  test('leaves the first and the last and makes all gaps equal', () => {
    const row = [booth('a', 0, 0), booth('b', 4000, 0), booth('c', 17000, 0), booth('d', 9000, 0)];
    // 20 m less four booths of 3 m: three gaps of 8 / 3 m.
    expect(arrange(row, 'across').map(({ booth: id, x_mm }) => [id, x_mm])).toEqual([
      ['b', 5667],
      ['d', 11333],
    ]);
  });

  test('two booths have nothing between them to space', () => {
    expect(arrange([booth('a', 0, 0), booth('b', 0, 9000)], 'down')).toEqual([]);
  });
});
