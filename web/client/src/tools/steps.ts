// Undo and redo by keys, which work before the other tools have come.

/** Which step through the history a key asks for, by its place: an input method types others. */
export function stepAsked(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  if (event.code === 'KeyY') return 'redo';
  if (event.code !== 'KeyZ') return null;
  return event.shiftKey ? 'redo' : 'undo';
}
