import { expect, test } from 'vitest';
import { beside } from './beside';

const CARD = [200, 120] as const;
const FLOOR = [1000, 600] as const;

test('a card stands below and to the right, where nothing is covered', () => {
  expect(beside(CARD, [400, 200, 460, 260], FLOOR, [])).toEqual([474, 274]);
});

test('a card goes elsewhere from what it would cover', () => {
  const at = beside(CARD, [400, 200, 460, 260], FLOOR, [[462, 0, 1000, 600]]);
  expect(at).toEqual([186, 274]);
});

test.each([
  ['left above', [0, 0, 60, 60]],
  ['right below', [940, 540, 1000, 600]],
  ['half out of view', [-30, 300, 30, 360]],
] as const)('a card of a booth %s is in view and not over it', (_, booth) => {
  const [x, y] = beside(CARD, booth, FLOOR, [[300, 500, 700, 600]])!;
  expect(x >= 0 && y >= 0 && x + 200 <= 1000 && y + 120 <= 600).toBe(true);
  expect(x >= booth[2] || x + 200 <= booth[0] || y >= booth[3] || y + 120 <= booth[1]).toBe(true);
});

test('a booth out of view, or one that fills it, has no card', () => {
  expect(beside(CARD, [-100, 0, -40, 60], FLOOR, [])).toBeNull();
  expect(beside(CARD, [50, 50, 950, 550], FLOOR, [])).toBeNull();
});
