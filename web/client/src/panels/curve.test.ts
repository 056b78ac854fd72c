import { expect, test } from 'vitest';
import { reached, stepped } from './curve';

const box = { width: 100, height: 44 };

test('a line keeps its height until the next step, and goes on to the end', () => {
  const steps = [
    { at: 0, net: 50, bound: 100 },
    { at: 5, net: 100, bound: 100 },
  ];
  expect(stepped(steps, 10, box)).toEqual({
    net: 'M0 22H50V2H100',
    bound: 'M0 2H50V2H100',
    ground: 'M0 22H50V2H100V44H0Z',
  });
});

test('without a bound there is no line of it, without steps none at all', () => {
  expect(stepped([{ at: 1, net: 5, bound: null }], 10, box).bound).toBe('');
  expect(stepped([], 10, box)).toEqual({ net: '', bound: '', ground: '' });
});

test('what is reached is a share of the bound, and never more than all', () => {
  expect([reached(90, 100), reached(101, 100), reached(null, 100), reached(5, null)]).toEqual([
    0.9, 1, 0, 0,
  ]);
});
