import { expect, test } from 'vitest';
import { kindOf, areaM2, later, today } from './trade';
import type { Booth, Side } from '../model/plan';

const open = (n: number): readonly Side[] =>
  (['south', 'east', 'north', 'west'] as const).slice(0, n);

test('a booth is named by its open sides, and by the wall behind it', () => {
  const kinds = [0, 1, 2, 3, 4].map((n) => kindOf({ open_edges: open(n), perimeter: false }));
  expect(kinds).toEqual(['inline', 'inline', 'corner', 'peninsula', 'island']);
  expect(kindOf({ open_edges: open(1), perimeter: true })).toBe('perimeter');
  expect(kindOf({ open_edges: open(2), perimeter: true })).toBe('corner');
});

test('the area leaves the notch out', () => {
  const whole = { width_mm: 9000, depth_mm: 6000, notch: null } as unknown as Booth;
  const cut = { ...whole, notch: { width_mm: 3000, depth_mm: 3000 } } as unknown as Booth;
  expect([areaM2(whole), areaM2(cut)]).toEqual([54, 45]);
});

test('days are those of the calendar here, and go over a month', () => {
  expect(today(new Date(2026, 2, 5, 0, 5))).toBe('2026-03-05');
  expect(later('2026-02-27', 7)).toBe('2026-03-06');
});
