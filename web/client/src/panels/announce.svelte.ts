const now = $state<{ words: string; turn: number }>({ words: '', turn: 0 });

/** What the live region says: one thing at a time, and the same words twice when asked twice. */
export const announced = (): { words: string; turn: number } => now;

export function announce(words: string): void {
  now.words = words;
  now.turn += 1;
}
