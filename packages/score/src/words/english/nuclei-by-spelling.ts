import { syllable } from 'syllable';
import type { Letter } from '../letters.ts';
import { plainOf } from '../division.ts';
import { englishSpelling } from './spelling.ts';

/** A longer string is no word, and the patterns would be slow on it. */
export const longestWordLetters = 40;

/** The nuclei of an unknown word by its spelling: as many as the `syllable` package counts. */
export function nucleiBySpelling(letters: Letter[]): number[] {
  const groups = vowelGroups(letters);
  const word = plainOf(letters);
  const elided = word.includes("'");
  const wanted = elided || word.length > longestWordLetters ? groups.length : syllable(word);
  dropSilent(letters, groups, wanted);
  for (let at = 0; at < groups.length && groups.length < wanted; at++) {
    const [first, ...rest] = groups[at]!;
    if (rest.length > 0) groups.splice(at, 1, [first!], rest);
  }
  const nuclei = groups.map(([first]) => first!);
  return nuclei.length > 0 ? nuclei : [0];
}

/** An apostrophe between vowels stands for an unsung consonant: `o'er`. */
function vowelGroups(letters: Letter[]): number[][] {
  const groups: number[][] = [];
  let open = false;
  letters.forEach((letter, at) => {
    const vowel = englishSpelling.isVowel(letter) && !isConsonant(letters, at);
    if (vowel && open) groups.at(-1)!.push(at);
    else if (vowel) groups.push([at]);
    open = vowel || (open && letter.base === "'");
  });
  return groups;
}

/** The y of `yon`, the u of `quean`. */
function isConsonant(letters: Letter[], at: number): boolean {
  const [before, { base }] = [letters[at - 1]?.base, letters[at]!];
  return (base === 'y' && at === 0 && letters.length > 1) || (base === 'u' && before === 'q');
}

const silentE = /^e(s|d|ly|ment|ness|less|ful|some)?$/;

function dropSilent(letters: Letter[], groups: number[][], wanted: number): void {
  const word = plainOf(letters);
  for (const likely of [true, false]) {
    for (let at = groups.length - 1; at > 0 && groups.length > Math.max(wanted, 1); at--) {
      const [first, ...rest] = groups[at]!;
      const silent = likely ? silentE.test(word.slice(first)) : word[first!] === 'e';
      if (rest.length === 0 && silent) groups.splice(at, 1);
    }
  }
}
