import fc from 'fast-check';
import { expect, test } from 'vitest';
import { affectOfText, valenceOf } from '../src/affect/index.ts';
import { phrasesOf, type Language } from '../src/words/index.ts';

const feeling = (text: string, language: Language = 'en') =>
  affectOfText(phrasesOf(text, language).flatMap(({ words }) => words));

test.each<[string, Language]>([
  ['love', 'en'],
  ['“Sweet!”', 'en'],
  ['Liebe', 'de'],
  ['schön', 'de'],
  ['любовь', 'ru'],
  ['αγάπη', 'el'],
  ['ליבע', 'yi'],
  ['愛', 'cjk'],
  ['amour', 'other'],
])('%s is pleasant', (word, language) => {
  expect(valenceOf(word, language)).toBeGreaterThan(0);
});

test.each<[string, Language]>([
  ['woe', 'en'],
  ['slain', 'en'],
  ["banish'd", 'en'],
  ["death's", 'en'],
  ['Tod', 'de'],
  ['смерти', 'ru'],
  ['θάνατος', 'el'],
  ['טויט', 'yi'],
  ['死', 'cjk'],
  ['muerte', 'other'],
])('%s is unpleasant', (word, language) => {
  expect(valenceOf(word, language)).toBeLessThan(0);
});

test.each<[string, Language]>([
  ['thee', 'en'],
  ['thou', 'en'],
  ['schon', 'de'],
  ['город', 'ru'],
  ['constructor', 'en'],
  ['', 'en'],
  ['—', 'en'],
])('%j is neither', (word, language) => {
  expect(valenceOf(word, language)).toBe(0);
});

test('valence is an integer from -5 to 5 for every word', () => {
  const languages = fc.constantFrom<Language>('en', 'de', 'ru', 'yi', 'el', 'cjk', 'other');
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('love-joy-bliss', '死死死', 'hell-death'),
  );
  fc.assert(
    fc.property(words, languages, (word, language) => {
      const valence = valenceOf(word, language);
      expect(Number.isInteger(valence) && Math.abs(valence) <= 5).toBe(true);
    }),
  );
});

test('a sweet text has positive valence, a woful one negative, a neutral one zero', () => {
  expect(feeling('Sweet love, my joy is fair and true').valence).toBeGreaterThan(20);
  expect(feeling('O woe! death and murder, tears and blood!').valence).toBeLessThan(-20);
  expect(feeling('He went to the house and sat on a chair')).toEqual({ valence: 0, arousal: 0 });
  expect(feeling('')).toEqual({ valence: 0, arousal: 0 });
});

test('exclamation marks, capitals and strong words raise arousal', () => {
  const plain = feeling('Come to the house').arousal;
  expect(feeling('Come to the house!').arousal).toBeGreaterThan(plain);
  expect(feeling('COME to the house').arousal).toBeGreaterThan(plain);
  expect(feeling('Come furious to the house').arousal).toBeGreaterThan(plain);
  expect(feeling('Come to the house...').arousal).toBeLessThan(plain);
});
