interface Line {
  readonly turn: number;
  readonly words: string;
}

/** Lines that stay: what is said at once after something else does not take its place. */
const MOST = 4;

const now = $state<{ lines: readonly Line[] }>({ lines: [] });

/** What the live region holds: a new line is read, the same words twice when asked twice. */
export const announced = (): readonly Line[] => now.lines;

export function announce(words: string): void {
  const turn = (now.lines.at(-1)?.turn ?? 0) + 1;
  now.lines = [...now.lines.slice(1 - MOST), { turn, words }];
}
