import { FORMATS, type Format } from './format';
import { inLang, type Lang, type Message } from './message';

const KEY = 'madang.lang';

function remembered(): Lang {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'ko' || kept === 'en') return kept;
  } catch {
    // A browser that keeps nothing for us still has a language of its own.
  }
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

const now = $state<{ lang: Lang }>({ lang: remembered() });

/** The language in use; whatever is on screen follows when it changes. */
export const lang = (): Lang => now.lang;

export function speak(next: Lang): void {
  now.lang = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Only the next visit loses it.
  }
}

/** A message in the language in use. */
export const say = <A extends readonly unknown[]>(message: Message<A>, ...figures: A): string =>
  inLang(now.lang, message, ...figures);

/** Figures, dates and money as the language in use writes them. */
export const fmt = (): Format => FORMATS[now.lang];
