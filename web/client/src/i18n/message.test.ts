import { expect, test } from 'vitest';
import { filled, inLang, text } from './message';

test('a message with figures is worded by each language', () => {
  const places = filled(
    (n: number) => `${n}곳`,
    (n: number) => `${n} places`,
  );
  expect(inLang('ko', places, 3)).toBe('3곳');
  expect(inLang('en', places, 3)).toBe('3 places');
});

test('a text of the service that has one language only is shown in that one', () => {
  expect(inLang('en', text('가나다', ''))).toBe('가나다');
  expect(inLang('ko', text('', 'Hall'))).toBe('Hall');
});
