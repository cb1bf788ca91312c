import type { Letter } from './letters.ts';
import type { Syllable } from './prosody.ts';

export type Stress = Syllable['stress'];

/** A word, or a part of it, cut into syllables. */
export interface Division {
  /** Index of the first letter of each syllable; the first is 0. */
  starts: number[];
  /** As many as `starts`. */
  stresses: Stress[];
  /** The likelihood of stress for each syllable, when spelling does not give the stress. */
  guesses?: number[];
}

/** The written word, for look-ups. */
export const plainOf = (letters: Letter[]): string => letters.map(({ plain }) => plain).join('');

/**
 * Sets a main stress, and a lesser one on every second syllable away from it. `weak` syllables, such as those with a
 * schwa, keep none.
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
  /** True when a word of the language may begin with these consonants. */
  isOnset: (consonants: string) => boolean;
}

/**
 * The first letter of each syllable, given the letters of the nuclei. A hyphenation point wins; otherwise the syllable
 * takes the longest group of consonants that a word may begin with (maximal onset principle).
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
  // With vowels only, the later nucleus begins its own syllable.
  if (end === from) return to;
  let start = end - 1;
  while (start > from && !isVowel(letters[start - 1]!)) {
    const onset = letters.slice(start - 1, end);
    if (!isOnset(onset.map(({ plain }) => plain).join(''))) break;
    start--;
  }
  return start;
}
