import type { Letter } from '../letters.ts';
import { plainOf, startsOf, stressesOf, type Division, type Spelling } from '../division.ts';
import { hyphenationPoints } from '../hyphenation.ts';
import { remembered } from '../remembered.ts';
import { functionWords, lightWords } from './function-words.ts';
import { stressedSyllable } from './stress.ts';

const onsets = new Set(
  'bl br ch chr dr fl fr gl gn gr kl kn kr pf pfl pfr ph pl pr qu rh sch schl schm schn schr schw sk sp spl spr st str th thr tr tsch tz zw ck'.split(
    ' ',
  ),
);

const spelling: Spelling = {
  isVowel: ({ base }) => /[aeiouy]/.test(base),
  isOnset: (consonants) => onsets.has(consonants),
};

/** Vowels written with two or three letters; other adjacent vowels are separate syllables, as in `Julia`. */
const diphthong = /^(eau|ai|au|ay|ei|eu|ey|äu|oi|ou|oy|aa|ee|oo|ie)/;

/** A longer string is no word, and the patterns would be slow on it. */
const longestWordLetters = 60;

/** Divides a German word by TeX's hyphenation patterns and groups of vowels; `stressedSyllable` gives the stress. */
export const divideGerman = (letters: Letter[]): Division => divide(plainOf(letters), letters);

const divide = remembered((word: string, letters: Letter[]): Division => {
  const points = pointsOf(word);
  const starts = startsOf(letters, nucleiOf(letters, word, points), spelling, points);
  if (starts.length === 1) return { starts, stresses: [stressOfMonosyllable(word)] };
  const syllables = starts.map((start, at) => word.slice(start, starts[at + 1]));
  const stresses = stressesOf(starts.length, stressedSyllable(syllables), (at) => isSchwa(syllables[at]!));
  return { starts, stresses };
});

/** An apostrophe mostly stands for an i: `sel'ge`. */
function pointsOf(word: string): number[] {
  const whole = word.replaceAll("'", 'i');
  return word.length <= longestWordLetters && /^[a-zäöüßéèàâêç]+$/.test(whole)
    ? hyphenationPoints.de(whole)
    : [];
}

function stressOfMonosyllable(word: string): 0 | 1 | 2 {
  if (functionWords.has(word)) return 0;
  return lightWords.has(word) ? 1 : 2;
}

function nucleiOf(letters: Letter[], word: string, points: number[]): number[] {
  const nuclei: number[] = [];
  for (let at = 0; at < letters.length; at++) {
    if (!spelling.isVowel(letters[at]!) || (word[at] === 'u' && word[at - 1] === 'q')) continue;
    nuclei.push(at);
    at += lengthOfVowel(word, at, points) - 1;
  }
  return nuclei.length > 0 ? nuclei : [0];
}

function lengthOfVowel(word: string, at: number, points: number[]): number {
  const length = diphthong.exec(word.slice(at, at + 3))?.[0].length ?? 1;
  // Latin words in -ie-: Familie, Lilien, Romeos Spanien.
  if (word.startsWith('ie', at) && /(il|in|ir|is|lil|ed|och|er)i(e|en|s)$/.test(word) && latinIe.test(word))
    return 1;
  const apart = points.some((point) => point > at && point < at + length);
  return apart ? 1 : length;
}

const latinIe =
  /^(familie|lilie|linie|spanie|italie|arie|serie|ferie|tragödie|komödie|studie|kastanie|lorbeerie)n?s?$/;

/** True for a syllable whose only vowel is a schwa. */
const isSchwa = (syllable: string): boolean => /^[^aeiouäöüy]*e([lmnrst]|nd|rn|st|ns|ts)?$/.test(syllable);
