/** How much room there is: panels dock, fold to icons, or lie over the floor as sheets. */
export type Room = 'wide' | 'folded' | 'sheets';

const FOLDED = '(max-width: 1199.98px)';
const SHEETS = '(max-width: 899.98px)';

const now = $state<{ room: Room }>({ room: 'wide' });

export const room = (): Room => now.room;

/** Follow the window; gives what ends it. */
export function followRoom(): () => void {
  const [folded, sheets] = [window.matchMedia(FOLDED), window.matchMedia(SHEETS)];
  const look = (): void => {
    now.room = sheets.matches ? 'sheets' : folded.matches ? 'folded' : 'wide';
  };
  look();
  folded.addEventListener('change', look);
  sheets.addEventListener('change', look);
  return () => {
    folded.removeEventListener('change', look);
    sheets.removeEventListener('change', look);
  };
}
