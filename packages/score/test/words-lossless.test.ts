import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrasesOf, type Language, type Phrase } from '../src/words/index.ts';

const languages: Language[] = ['en', 'de', 'ru', 'yi', 'el', 'cjk', 'other'];

const scraps = fc.constantFrom(
  ..."o o'er Romeo в ль Ночь šťř שבת פֿרייד άυλος 月光 きゃ 사랑 नमस्ते 12th 3.5 — -- - ... … ? !” « ¿ 。 ’ '".split(
    ' ',
  ),
  ...'😀 👩‍👩‍👧 ŉ İ ﬁ ß __proto__ constructor'.split(' '),
  ...Array.from(' \n\r\t\u2028\u00A0\uFEFF\u0301\u200D\u202E\0'),
  '\uD800',
  '\uDC00',
  '\r\n',
);
const texts = fc.oneof(
  fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

const wordsOf = (phrases: Phrase[]) => phrases.flatMap(({ words }) => words);

test.each(languages)('no character of a text is lost or altered in %s', (language) => {
  fc.assert(
    fc.property(texts, (text) => {
      const words = wordsOf(phrasesOf(text, language));
      expect(
        words
          .map((word) => word.text + (word.spaceAfter ? ' ' : ''))
          .join('')
          .trim(),
      ).toBe(text.replace(/\s+/gu, ' ').trim());
      for (const word of words) {
        expect(word.syllables.map((syllable) => syllable.text).join('')).toBe(word.text);
        expect(word.syllables.every((syllable) => syllable.text !== '')).toBe(true);
        expect(word.syllables.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(languages)('phrases are never empty and the last one ends the speech in %s', (language) => {
  fc.assert(
    fc.property(texts, (text) => {
      const phrases = phrasesOf(text, language);
      expect(phrases.every(({ words }) => words.length > 0)).toBe(true);
      expect(phrases.at(-1)?.end).not.toBe('line');
    }),
  );
});

test.each(languages)('only real words stand alone, if there is one at all, in %s', (language) => {
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(/[\p{L}\p{N}]/u.test(text));
      for (const word of wordsOf(phrasesOf(text, language))) expect(word.text).toMatch(/[\p{L}\p{N}]/u);
    }),
  );
});

test.each(['', ' ', '\n\t\u00A0'])('a blank text has no phrases: %j', (text) => {
  expect(phrasesOf(text, 'en')).toEqual([]);
});

test.each(languages)('very long words and speeches are divided too, in %s', (language) => {
  for (const letter of ['a', 'b', 'ж', 'о', 'ש', 'ω', '月', '—', "'", '1']) {
    const word = letter.repeat(10_000);
    expect(wordsOf(phrasesOf(word, language)).map(({ text }) => text)).toEqual([word]);
  }
  const speech = Array.from({ length: 5_000 }, () => 'word').join(' ');
  expect(wordsOf(phrasesOf(speech, language))).toHaveLength(5_000);
});

test('the same text gives the same phrases', () => {
  const text = 'But, soft! what light through yonder window breaks?';
  expect(phrasesOf(text, 'en')).toEqual(phrasesOf(text, 'en'));
});
