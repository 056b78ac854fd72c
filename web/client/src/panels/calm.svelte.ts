// What is read, not felt: while a hand moves, it waits until the hand rests.

import { untrack } from 'svelte';

/** Shorter than anybody takes to look from the floor to a list. */
const REST_MS = 120;

/** Follow a value: at once, or, while something moves, when it has rested for a moment. */
export function calm<T>(value: () => T, moves: () => boolean): () => T {
  let shown = $state.raw(untrack(value));
  $effect.pre(() => {
    const now = value();
    if (!moves()) {
      shown = now;
      return undefined;
    }
    const rest = setTimeout(() => (shown = now), REST_MS);
    return () => clearTimeout(rest);
  });
  return () => shown;
}
