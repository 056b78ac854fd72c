import { expect, it } from 'vitest';
import { fromDocument } from './model/state';
import { Moves } from './moves.svelte';
import { document } from './testing/plans';

const WAS = fromDocument(document([]));

it('tells the floor before the revision that a solve led to', () => {
  const moves = new Moves();
  moves.changed(WAS, 2);
  expect(moves.before).toBeNull();
  moves.solved(2);
  expect(moves.before).toBe(WAS);
});

it('tells nothing after an edit that came later, nor of a solve that led nowhere', () => {
  const moves = new Moves();
  moves.changed(WAS, 2);
  moves.changed(WAS, 3);
  moves.solved(2);
  moves.solved(null);
  expect(moves.before).toBeNull();
  moves.solved(3);
  moves.clear();
  moves.solved(3);
  expect(moves.before).toBeNull();
});
