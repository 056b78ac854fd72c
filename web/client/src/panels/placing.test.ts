import { expect, test } from 'vitest';
import type { Booth } from '../model/plan';
import type { PlanState } from '../model/state';
import { fromDocument } from '../model/state';
import { booth as made, document } from '../testing/plans';
import { boothAt, covers, placed, placing } from './placing';

const booth = (id: string, x: number, y: number, more: object = {}): Booth =>
  ({
    id,
    hall: 'C',
    x_mm: x,
    y_mm: y,
    width_mm: 6000,
    depth_mm: 3000,
    rotation_deg: 0,
    notch: null,
    ...more,
  }) as unknown as Booth;

const at = (x: number, y: number, hall = 'C') => ({ hall, x, y });

test('a place is in a booth of its own hall only', () => {
  expect(covers(booth('a', 0, 0), at(5900, 2900))).toBe(true);
  expect(covers(booth('a', 0, 0), at(6100, 100))).toBe(false);
  expect(covers(booth('a', 0, 0), at(100, 100, 'B'))).toBe(false);
});

test('a turned booth is turned about its lower-left corner', () => {
  const turned = booth('t', 10000, 0, { rotation_deg: 90 });
  expect(covers(turned, at(8000, 5000))).toBe(true);
  expect(covers(turned, at(11000, 1000))).toBe(false);
});

test('the ground of a notch is nobody’s', () => {
  const notch = { x_mm: 3000, y_mm: 1500, width_mm: 3000, depth_mm: 1500 };
  expect(covers(booth('n', 0, 0, { notch }), at(5000, 2500))).toBe(false);
  expect(covers(booth('n', 0, 0, { notch }), at(5000, 1000))).toBe(true);
});

test('of booths above each other the last drawn is meant', () => {
  const plan = { booths: [booth('a', 0, 0), booth('b', 1000, 0)] } as unknown as PlanState;
  expect(boothAt(plan, at(2000, 1000))?.id).toBe('b');
  expect(boothAt(plan, at(20000, 1000))).toBeUndefined();
});

test('somebody without a booth is assigned, one with a booth swaps with whoever is there', () => {
  const [a, b, free] = [booth('a', 0, 0), booth('b', 9000, 0), booth('f', 18000, 0)];
  const stands: Record<string, Booth> = { x: a, y: b };
  const plan = {
    boothOf: (who: string) => stands[who],
    exhibitorOf: (id: string) => Object.entries(stands).find(([, each]) => each.id === id)?.[0],
  } as unknown as PlanState;
  expect(placing(plan, 'z', free)).toEqual({ kind: 'assign', booth: 'f', exhibitor: 'z' });
  expect(placing(plan, 'x', free)).toEqual({ kind: 'assign', booth: 'f', exhibitor: 'x' });
  expect(placing(plan, 'x', b)).toEqual({ kind: 'swap', a: 'a', b: 'b' });
  expect(placing(plan, 'x', a)).toBeNull();
});

test('an exchange is told by both who are part of it, an assignment by the booth', () => {
  const base = document([made('a', 0, 0, { number: 'A1' }), made('b', 9000, 0, { number: 'A2' })]);
  const who = (id: string, ko: string, en: string) =>
    ({ id, name: { ko, en }, zone: null, pavilion: null }) as never;
  const plan = fromDocument({
    ...base,
    brief: { ...base.brief, exhibitors: [who('x', '가람', 'Garam'), who('y', '나래', '')] },
    allotments: [
      { booth: 'a', exhibitor: 'x', locked: false },
      { booth: 'b', exhibitor: 'y', locked: false },
    ],
  });
  expect(placed(plan, 'x', plan.booth('b')!).en).toBe('Garam ↔ 나래: booths exchanged');
  expect(placed(plan.withLists({ allotments: [] }), 'x', plan.booth('b')!)).toEqual({
    ko: expect.stringContaining('A2'), en: 'Garam placed in A2',
  });
});
