import { readFileSync } from 'node:fs';
import { dictionary } from 'cmu-pronouncing-dictionary';
import { expect, test } from 'vitest';
import { phrasesOf } from '../src/words/index.ts';

/** `JU-li-et`: the main stress in upper case. */
const sung = (text: string): string =>
  phrasesOf(text, 'en')
    .flatMap(({ words }) => words)
    .map(({ syllables }) =>
      syllables
        .map((syllable) =>
          syllable.stress === 2 ? syllable.text.toUpperCase() : syllable.text.toLowerCase(),
        )
        .join('-'),
    )
    .join(' ');

test.each([
  ['Juliet', 'JU-li-et'],
  ['Romeo', 'RO-me-o'],
  ['Capulet', 'CA-pu-let'],
  ['perhaps', 'per-HAPS'],
  ['tomorrow', 'to-MOR-row'],
  ['refuse', 're-FUSE'],
  ['lovely', 'LOVE-ly'],
  ['quickly', 'QUICK-ly'],
  ['misadventured', 'mis-ad-VEN-tured'],
])('%s is in the dictionary or made from what is', (word, expected) => {
  expect(sung(word)).toBe(expected);
});

test.each([
  ["cross'd", "CROSS'D"],
  ['banishèd', 'BA-ni-shèd'],
  ["banish'd", "BA-nish'd"],
  ["o'er", "O'ER"],
  ["ta'en", "TA'EN"],
  ["wand'ring", "WAND'-ring"],
  ['cometh', 'CO-meth'],
  ["know'st", "KNOW'ST"],
  ["honour'd", "HO-nour'd"],
  ['begone', 'be-GONE'],
  ['unadvised', 'un-ad-VISED'],
  ['Mercutio', 'mer-CU-ti-o'],
  ['Benvolio', 'ben-VO-li-o'],
])('%s, which no dictionary of today has, is sung as it was spoken', (word, expected) => {
  expect(sung(word)).toBe(expected);
});

test('the spelling decides between two pronunciations', () => {
  expect(sung('our fire')).toBe('our FIRE');
  expect(sung('power violent')).toBe('POW-er VI-o-lent');
});

test('a compound is stressed by its parts, the first one most', () => {
  expect(sung('star-cross’d')).toBe('STAR--cross’d');
});

test('function words are stressed only where the metre needs it', () => {
  const [phrase] = phrasesOf('It is the east', 'en');
  expect(phrase!.words.map(({ syllables }) => syllables[0]!.stress)).toEqual([0, 1, 0, 2]);
});

test('the division of a word does not depend on earlier calls', () => {
  const stresses = (text: string) =>
    phrasesOf(text, 'en')[0]!.words.map(({ syllables }) => syllables[0]!.stress);
  expect(stresses('It is the east')).toEqual([0, 1, 0, 2]);
  expect(stresses('is love')).toEqual([0, 2]);
});

test('known words of the sample play have as many syllables as one of their entries', () => {
  const play = readFileSync(
    new URL('../../../samples/romeo-and-juliet.en.fountain', import.meta.url),
    'utf8',
  );
  const words = new Set(play.toLowerCase().match(/[a-z]+(?:'[a-z]+)*/g));
  const others: string[] = [];
  let known = 0;
  for (const word of words) {
    const entries = [word, `${word}(2)`, `${word}(3)`].filter((entry) => Object.hasOwn(dictionary, entry));
    const counts = entries.map((entry) => dictionary[entry]!.match(/\d/g)?.length ?? 1);
    if (counts.length === 0 || counts[0]! > word.length) continue;
    known++;
    if (!counts.includes(sung(word).split('-').length)) others.push(word);
  }
  expect(known).toBeGreaterThan(2_500);
  expect(others).toEqual([]);
});
