/** A text in both languages; where it holds figures, a function of them for each language. */
export type Lang = 'ko' | 'en';

type Wording<A extends readonly unknown[]> = string | ((...figures: A) => string);

export interface Message<A extends readonly unknown[] = []> {
  readonly ko: Wording<A>;
  readonly en: Wording<A>;
}

/** What the service sends beside the thing it names; it is a message without figures. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

export const text = (ko: string, en: string): Text => ({ ko, en });

/** A message with figures: both languages take the same ones, or it does not compile. */
export const filled = <A extends readonly unknown[]>(
  ko: (...figures: A) => string,
  en: (...figures: A) => string,
): Message<A> => ({ ko, en });

export function inLang<A extends readonly unknown[]>(
  lang: Lang,
  message: Message<A>,
  ...figures: A
): string {
  const wording = message[lang] || message[lang === 'ko' ? 'en' : 'ko'];
  return typeof wording === 'string' ? wording : wording(...figures);
}

/** Fill a message in both languages at once, for what is kept and shown later. */
export const both = <A extends readonly unknown[]>(message: Message<A>, ...figures: A): Text =>
  text(inLang('ko', message, ...figures), inLang('en', message, ...figures));
