import { expect, it } from 'vitest';
import { Former } from './former';
import { fromDocument } from './model/state';
import { mm } from './model/units';
import { booth, document } from './testing/plans';

const START = fromDocument(document([booth('a', 1000, 2000)]));
const at = (x: number, turn = 0) =>
  START.withBooth({ ...START.booth('a')!, x_mm: mm(x), rotation_deg: turn });

it('tells where a booth was moved from, and from where before that once it is back', () => {
  const former = new Former();
  expect(former.of('a')).toBeNull();
  former.changed(START, at(1500), ['a']);
  expect(former.of('a')).toEqual({ hall: 'A', x_mm: 1000, y_mm: 2000 });
  former.changed(at(1500), at(1700), ['a']);
  expect(former.of('a')?.x_mm).toBe(1500);
  former.changed(at(1700), at(1500), ['a']);
  expect(former.of('a')?.x_mm).toBe(1000);
  former.changed(at(1500), START, ['a']);
  expect(former.of('a')).toBeNull();
});

it('forgets the way of what is turned, gone, or of another plan', () => {
  const former = new Former();
  former.changed(START, at(1500), ['a']);
  former.changed(at(1500), at(1500, 90), ['a']);
  expect(former.of('a')).toBeNull();
  former.changed(START, at(1500), ['a']);
  former.changed(at(1500), START.withLists({ booths: [] }), ['a']);
  expect(former.of('a')).toBeNull();
  former.changed(START, at(1500), ['a']);
  former.clear();
  expect(former.of('a')).toBeNull();
});
