import { expect, test, vi } from 'vitest';
import { Trouble } from './trouble.svelte';

const FAULT = { reference: 'a1b2', messages: [] };

test('a fault stays until it is seen, and is tried once more when asked', () => {
  const trouble = new Trouble();
  const again = vi.fn();
  trouble.tell(FAULT, again);
  expect([trouble.now?.reference, trouble.canRetry]).toEqual(['a1b2', true]);
  trouble.again();
  expect(again).toHaveBeenCalledOnce();
  expect([trouble.now, trouble.canRetry]).toEqual([null, false]);
});

test('what goes wrong once more is told once more', () => {
  const trouble = new Trouble();
  trouble.tell(FAULT, () => trouble.tell({ ...FAULT, reference: 'c3d4' }));
  trouble.again();
  expect([trouble.now?.reference, trouble.canRetry]).toEqual(['c3d4', false]);
  trouble.seen();
  expect(trouble.now).toBeNull();
});
