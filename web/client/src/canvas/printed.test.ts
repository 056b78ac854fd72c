import { expect, test } from 'vitest';
import type { Box } from '../geometry/footprint';
import { printed } from './printed';
import type { Placed } from './sheet';

const placed = (id: string, box: Box) => ({ hall: { id }, dx: 0, dy: 0, box }) as unknown as Placed;
const A = placed('A', [0, 0, 100, 50]);
const B = placed('B', [120, 0, 200, 50]);
const SHEET = { halls: [A, B], box: [0, 0, 200, 50] as Box };
const names = (extent: Box | null) => printed(SHEET, extent).halls.map((each) => each.hall.id);

test('a hall that is in view all but its rim is printed whole, its neighbour is not', () => {
  expect(printed(SHEET, [3, 0, 130, 60])).toEqual({ box: A.box, halls: [A] });
  expect(names([-10, -10, 300, 80])).toEqual(['A', 'B']);
  expect(printed(SHEET, [-10, -10, 300, 80]).box).toEqual(SHEET.box);
});

test('a part of a hall is printed as it is shown', () => {
  expect(printed(SHEET, [10, 10, 40, 30])).toEqual({ box: [10, 10, 40, 30], halls: [A] });
  expect(printed(SHEET, [80, 10, 140, 30]).box).toEqual([80, 10, 140, 30]);
});

test('where no hall is in view, or no map, everything is printed', () => {
  expect(names([500, 500, 600, 600])).toEqual(['A', 'B']);
  expect(names(null)).toEqual(['A', 'B']);
});
