import { expect, test } from 'vitest';
import type { Certificate } from '../model/plan';
import { leftOut } from './answers';

const left = (exhibitor: string, en: string): Certificate['unplaced'][number] => ({
  exhibitor, reason: { ko: en, en },
});

test('those who are left out for one reason are told together, with what they asked for', () => {
  const told = leftOut(
    [
      left('a-1', 'a-1 (3 x 3 m): no place is left in C.'),
      left('b', 'Its booth was taken back by hand.'),
      left('c', 'c (6 x 3 m): no place is left in C.'),
    ],
    null,
    'en',
  );
  expect(told).toEqual([
    { why: 'no place is left in C.', who: ['a-1 (3 x 3 m)', 'c (6 x 3 m)'] },
    { why: 'Its booth was taken back by hand.', who: ['b'] },
  ]);
});
