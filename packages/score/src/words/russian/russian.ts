import type { Letter } from '../letters.ts';
import { plainOf, startsOf, stressesOf, type Division, type Spelling, type Stress } from '../division.ts';
import { functionWords, lightWords } from './function-words.ts';
import { stressGuesses } from './stress.ts';

/**
 * Groups of consonants at the beginning of Russian words, without those that begin with a resonant: сол-нце, пом-ни.
 */
const onsets = new Set(
  (
    'бл бр вз вл вр вс гв гд гл гн гр дв дл дн др жд жр зв зг зд зл зм зн зр кв кл кн кр пл пр св ск скв скл скр сл см сн ' +
    'сп спл спр ср ст ств стр сх сц тв тр хв хл хм хр цв чл чр чт шв шк шл шм шн шп шт взгл вздр вск всп вст'
  ).split(' '),
);

const spelling: Spelling = {
  isVowel: ({ base, plain }) => /[аеиоуыэюяіѣєѵ]/.test(base) && plain !== 'й' && plain !== 'ў',
  // A soft or hard sign before a vowel belongs to the consonant before it.
  isOnset: (consonants) => /^[^ьъй][ьъ]$/.test(consonants) || onsets.has(consonants),
};

/**
 * Divides Russian and other Cyrillic words: a syllable for each vowel, as open as possible, with consonants that a word
 * may begin with. Russian stress is free, and every dictionary of it is too large to ship. So frequent words and
 * endings give guesses (`guesses`), and `fitVerse` chooses among them by the metre of verse.
 */
export function divideRussian(letters: Letter[]): Division {
  const nuclei = letters.flatMap((letter, at) => (spelling.isVowel(letter) ? [at] : []));
  const starts = startsOf(letters, nuclei.length > 0 ? nuclei : [0], spelling);
  const word = plainOf(letters);
  if (starts.length === 1) return { starts, stresses: [stressOfMonosyllable(word)] };
  const written = nuclei.findIndex(
    (at) => letters[at]!.plain === 'ё' || letters[at]!.marks.includes('\u0301'),
  );
  if (written >= 0) return { starts, stresses: russianStresses(starts.length, written) };
  const guesses = stressGuesses(word, starts.length);
  return { starts, stresses: russianStresses(starts.length, guesses.indexOf(Math.max(...guesses))), guesses };
}

/** Syllables after the main stress are weak. */
export const russianStresses = (count: number, main: number): Stress[] =>
  stressesOf(count, main, (at) => at > main);

function stressOfMonosyllable(word: string): Stress {
  if (functionWords.has(word)) return 0;
  return lightWords.has(word) ? 1 : 2;
}
