import { createRequire } from 'node:module';

type Hyphenate = (word: string) => string;
type CreateHyphenator = (
  patterns: unknown[],
  options: { hyphenChar: string; minWordLength: number },
) => Hyphenate;

// The patterns of a language are loaded with its first word.
const require = createRequire(import.meta.url);

/**
 * Index of every letter before which a word may be hyphenated, by the patterns of TeX.
 * `word`: lower case letters only.
 */
export const hyphenationPoints = {
  en: (word: string) => pointsOf(word, 'en-us'),
  de: (word: string) => pointsOf(word, 'de-1996'),
};

function pointsOf(word: string, language: string): number[] {
  const create = require('hyphen') as CreateHyphenator;
  const [levels, patterns] = require(`hyphen/patterns/${language}.js`) as unknown[];
  // A new hyphenator for each call, because a hyphenator keeps every word in memory.
  const hyphenate = create([levels, patterns], { hyphenChar: '-', minWordLength: 1 });
  const points: number[] = [];
  let at = 0;
  for (const part of hyphenate(word).split('-').slice(0, -1)) points.push((at += part.length));
  return points;
}
