import type { Letter } from './letters.ts';
import type { Syllable } from './prosody.ts';

export type Stress = Syllable['stress'];

/** A word, or a part of it, cut into syllables. */
export interface Division {
  /** Index of the letter each syllable begins with; the first is 0. */
  starts: number[];
  /** As many as `starts`. */
  stresses: Stress[];
  /** How likely each syllable is to be the stressed one, where spelling does not tell; higher is likelier. */
  guesses?: number[];
}

/** The written word, by which words are looked up. */
export const plainOf = (letters: Letter[]): string => letters.map(({ plain }) => plain).join('');

/**
 * A main stress, and a lesser one on every second syllable away from it.
 * `weak` syllables, such as those of an e that is hardly heard, are left alone.
 */
export function stressesOf(
  count: number,
  main: number,
  weak: (syllable: number) => boolean = () => false,
): Stress[] {
  return Array.from({ length: count }, (_, syllable) => {
    const distance = Math.abs(syllable - main);
    if (distance === 0) return 2;
    return distance % 2 === 0 && !weak(syllable) ? 1 : 0;
  });
}

export interface Spelling {
  isVowel: (letter: Letter) => boolean;
  /** Whether a word of the language may begin with these consonants. */
  isOnset: (consonants: string) => boolean;
}

/**
 * Where each syllable begins, given the letters that are their nuclei: at a point known from a hyphenation dictionary,
 * otherwise before the longest group of consonants that a word may begin with (the maximal onset principle).
 */
export function startsOf(
  letters: Letter[],
  nuclei: number[],
  spelling: Spelling,
  points: number[] = [],
): number[] {
  const starts = [0];
  for (let index = 1; index < nuclei.length; index++) {
    const from = nuclei[index - 1]! + 1;
    const to = nuclei[index]!;
    starts.push(
      points.findLast((point) => point >= from && point <= to) ?? onsetBetween(letters, from, to, spelling),
    );
  }
  return starts;
}

function onsetBetween(letters: Letter[], from: number, to: number, { isVowel, isOnset }: Spelling): number {
  let end = to;
  while (end > from && isVowel(letters[end - 1]!)) end--;
  // Vowels all the way: the later nucleus begins its syllable itself.
  if (end === from) return to;
  let start = end - 1;
  while (start > from && !isVowel(letters[start - 1]!)) {
    const onset = letters.slice(start - 1, end);
    if (!isOnset(onset.map(({ plain }) => plain).join(''))) break;
    start--;
  }
  return start;
}
