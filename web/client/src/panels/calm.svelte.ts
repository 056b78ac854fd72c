// What is read, not felt: while a hand moves, it waits until the hand rests.

import { untrack } from 'svelte';

/** Shorter than anybody takes to look from the floor to a list. */
const REST_MS = 120;

/** Follow a value: at once, or, while something moves (another one each time), when that rests. */
export function calm<T>(value: () => T, moving: () => unknown): () => T {
  let shown = $state.raw(untrack(value));
  $effect.pre(() => {
    if (!moving()) {
      shown = value();
      return undefined;
    }
    const rest = setTimeout(() => (shown = untrack(value)), REST_MS);
    return () => clearTimeout(rest);
  });
  return () => shown;
}
