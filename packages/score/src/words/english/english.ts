import type { Letter } from '../letters.ts';
import { plainOf, startsOf, stressesOf, type Division, type Stress } from '../division.ts';
import { hyphenationPoints } from '../hyphenation.ts';
import { remembered } from '../remembered.ts';
import { functionWords, lightWords } from './function-words.ts';
import { nucleiBySound } from './nuclei-by-sound.ts';
import { longestWordLetters, nucleiBySpelling } from './nuclei-by-spelling.ts';
import { isVowelSound, soundsOf } from './sounds.ts';
import { englishSpelling } from './spelling.ts';

/**
 * Divides an English word. Syllables and stress come from the CMU Pronouncing Dictionary; words that neither are in it
 * nor derive from its entries are divided by spelling.
 */
export const divideEnglish = (letters: Letter[]): Division => divide(plainOf(letters), letters);

const divide = remembered((word: string, letters: Letter[]): Division => {
  const bySound = word.length <= longestWordLetters ? nucleiBySound(letters, soundsOf(word)) : null;
  const nuclei = bySound?.nuclei ?? nucleiBySpelling(letters);
  const starts = startsOf(letters, nuclei, englishSpelling, pointsOf(word));
  if (starts.length === 1) return { starts, stresses: [stressOfMonosyllable(word)] };
  return {
    starts,
    stresses: bySound ? soundedStresses(bySound.sounds) : guessedStresses(word, letters, nuclei),
  };
});

function pointsOf(word: string): number[] {
  return word.length <= longestWordLetters && /^[a-z]+$/.test(word) ? hyphenationPoints.en(word) : [];
}

function stressOfMonosyllable(word: string): Stress {
  if (functionWords.has(word)) return 0;
  return lightWords.has(word) ? 1 : 2;
}

function soundedStresses(sounds: string[]): Stress[] {
  const stresses = sounds.filter(isVowelSound).map((vowel): Stress => {
    if (vowel.endsWith('1')) return 2;
    return vowel.endsWith('2') ? 1 : 0;
  });
  // Of two main stresses, as in compounds, the first one stays.
  const main = Math.max(0, stresses.indexOf(2));
  return stresses.map((stress, at) => (at === main ? 2 : (Math.min(stress, 1) as Stress)));
}

/** Endings with the stress on the syllable before them. */
const drawing = [/(tion|sion|tious|cious|geous|ic|ics)s?$/, /(ity|ety|ical|ify)$/];
const unstressedPrefix = /^(a|ab|af|al|be(?!au)|de|dis|em|en|ex|for|im|in|mis|of|pro|re|un|up|with)/;

/**
 * Guesses the stress, mostly of names and old words: by ending or prefix, before -io, -ia and the like, otherwise
 * first.
 */
function guessedStresses(word: string, letters: Letter[], nuclei: number[]): Stress[] {
  const count = nuclei.length;
  const glide = letters[nuclei.at(-2)!]?.base === 'i' && nuclei.at(-1) === nuclei.at(-2)! + 1;
  const ending = drawing.findIndex((pattern) => pattern.test(word));
  if (ending >= 0 && !glide) return stressesOf(count, Math.max(0, count - 2 - ending));
  if (count === 2 && unstressedPrefix.test(word)) return stressesOf(count, 1);
  return stressesOf(count, Math.max(0, count - (glide || count > 3 ? 3 : count)));
}
