import { describe, expect, test } from 'vitest';
import { inLang, type Message } from '../message';
import * as words from './index';

const FIGURES = [3, 4] as const;

const said = Object.entries(words).flatMap(([topic, messages]) =>
  Object.entries(messages).map(([name, message]) => {
    const asked = message as Message<readonly unknown[]>;
    const [ko, en] = [inLang('ko', asked, ...FIGURES), inLang('en', asked, ...FIGURES)];
    return { at: `${topic}.${name}`, ko, en };
  }),
);

describe('what is said in both languages', () => {
  test.each(said)('$at says something in both', ({ ko, en }) => {
    expect(ko.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(`${ko}${en}`).not.toMatch(/undefined|NaN|!/);
  });

  test('Korean sentences end in 합니다체 or as a request', () => {
    const sentences = said.filter(({ ko }) => ko.endsWith('.') && !ko.endsWith('4.'));
    expect(sentences.length).toBeGreaterThan(20);
    for (const { at, ko } of sentences) expect(ko, at).toMatch(/(니다|시오|까지입니다)\.$/);
  });

  test('nobody is called 당신, and nothing is apologised for', () => {
    for (const { at, ko } of said) expect(ko, at).not.toMatch(/당신|죄송|미안/);
  });
});
