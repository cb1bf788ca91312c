import { syllableCount, type DraftWord } from '../draft.ts';
import { russianStresses } from './russian.ts';

/** A line of verse has a number of syllables in this range; other lines are prose. */
const shortestLine = 6;
const longestLine = 14;
/** The cost of a guess that the metre forbids, in the likelihoods of `stressGuesses`. */
const offBeat = 15;
/** The margin by which a trochee must fit better than an iamb, which is by far the commonest metre. */
const iambFirst = 6;

/**
 * Chooses between guessed stresses by the metre. In Russian iambs and trochees, the stress of a longer word falls on
 * every second syllable only. So the known words of a line decide which syllables are beats.
 */
export function fitVerse(words: DraftWord[]): void {
  if (words.every(({ guesses }) => guesses === null)) return;
  const lines = [...Map.groupBy(words, ({ line }) => line).values()];
  const verse = lines.filter((line) => isVerse(line));
  if (lines.length < 2 || verse.length * 3 < lines.length * 2) return;
  for (const line of verse) fitLine(line);
}

function isVerse(line: DraftWord[]): boolean {
  const syllables = syllableCount(line);
  return syllables >= shortestLine && syllables <= longestLine;
}

function fitLine(line: DraftWord[]): void {
  const [trochee, iamb] = [choose(line, 0), choose(line, 1)];
  const { stressed } = trochee.likelihood > iamb.likelihood + iambFirst ? trochee : iamb;
  line.forEach((word, at) => {
    const stresses = word.guesses ? russianStresses(word.syllables.length, stressed[at]!) : null;
    stresses?.forEach((stress, syllable) => (word.syllables[syllable]!.stress = stress));
  });
}

/** The likeliest stress of each word when the even (0) or the odd (1) syllables of the line are beats. */
function choose(line: DraftWord[], beat: 0 | 1): { stressed: number[]; likelihood: number } {
  const stressed: number[] = [];
  let likelihood = 0;
  let position = 0;
  line.forEach(({ syllables, guesses }, word) => {
    const costs = (guesses ?? syllables.map(({ stress }) => stress * 10)).map(
      (guess, at) => guess - ((position + at) % 2 === beat || syllables.length === 1 ? 0 : offBeat),
    );
    const best = Math.max(...costs);
    // Lines end on a beat, so the later of two equally likely stresses wins there.
    stressed.push(word === line.length - 1 ? costs.lastIndexOf(best) : costs.indexOf(best));
    likelihood += syllables.length === 1 ? 0 : best;
    position += syllables.length;
  });
  return { stressed, likelihood };
}
