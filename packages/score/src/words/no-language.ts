import type { Letter } from './letters.ts';
import { stressesOf, type Division } from './division.ts';

/** A syllable for each digit. */
export function divideDigits(letters: Letter[]): Division {
  return { starts: letters.map((_, at) => at), stresses: stressesOf(letters.length, 0) };
}

/**
 * Scripts without rules: a syllable for every two letters, because most of them write a vowel with or after each
 * consonant.
 */
export function divideUnknown(letters: Letter[]): Division {
  const starts = letters.flatMap((_, at) =>
    at % 2 === 0 && (at === 0 || at < letters.length - 1) ? [at] : [],
  );
  return { starts, stresses: stressesOf(starts.length, 0) };
}
