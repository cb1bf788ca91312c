import { expect, test } from 'vitest';
import { shorten } from '../src/index.ts';

const family = '👨‍👩‍👧';

test.each([
  ['short', 'abc', 3, 'abc'],
  ['long', 'abcd', 3, 'abc'],
  ['to nothing', 'abc', 0, ''],
  ['characters of two code units', '𠀀𠀀𠀀', 3, '𠀀𠀀𠀀'],
  ['a letter and an emoji at the cut', `${'a'.repeat(99)}🎭`, 99, 'a'.repeat(99)],
  ['an emoji that still fits', `${'a'.repeat(99)}🎭b`, 100, `${'a'.repeat(99)}🎭`],
  ['several code points that are one character', `ab${family}`, 4, 'ab'],
  ['a letter and its accent', 'cafe\u0301s', 4, 'caf'],
  ['a first character that is longer than allowed', family, 2, '👨‍'],
  ['a line break of two', 'ab\r\ncd', 3, 'ab'],
])('%s', (_, text, characters, short) => {
  expect(shorten(text, characters)).toBe(short);
});

test('a text of accents only is cut too', () => {
  expect(shorten('\u0301'.repeat(10_000), 100)).toHaveLength(100);
});

test('the result is a well-formed beginning within the limit at every cut', () => {
  const text = `a🎭${family}é\u0301🇩🇪𠀀z`.repeat(20);
  for (let characters = 0; characters < text.length; characters++) {
    const short = shorten(text, characters);
    expect(text.startsWith(short)).toBe(true);
    expect(Array.from(short).length).toBeLessThanOrEqual(characters);
    expect(short.isWellFormed()).toBe(true);
  }
});
