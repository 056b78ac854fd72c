export type Theme = 'system' | 'light' | 'dark';

const KEY = 'madang.theme';

function remembered(): Theme {
  const asked = new URLSearchParams(location.search).get('theme');
  if (asked === 'light' || asked === 'dark') return asked;
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'light' || kept === 'dark') return kept;
  } catch {
    // Nothing kept: the device decides.
  }
  return 'system';
}

const now = $state<{ theme: Theme }>({ theme: remembered() });

export const theme = (): Theme => now.theme;

export function setTheme(next: Theme): void {
  now.theme = next;
  show();
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Only the next visit loses it.
  }
}

/** Put the theme on the page; the tokens do the rest. */
export function show(): void {
  if (now.theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = now.theme;
}

/** Whether the page is dark now, the device's wish counted in. */
export function isDark(): boolean {
  if (now.theme !== 'system') return now.theme === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
