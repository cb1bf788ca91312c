import { syllableCount, type DraftPhrase } from './draft.ts';

/** Phrases with fewer syllables are joined with a neighbour. */
const shortSyllables = 2;
/** The most syllables of one breath, to which a short last phrase such as `, sir.` may be added. */
const breathSyllables = 14;

/**
 * Joins `O,` with the `Romeo,` after it, and `, sir.` with the phrase before it. A phrase that ends with a full stop, a
 * question mark, an exclamation mark or an ellipsis stays alone.
 */
export function joinShort(phrases: DraftPhrase[]): DraftPhrase[] {
  const joined: DraftPhrase[] = [];
  for (const phrase of phrases) {
    const last = joined.at(-1);
    if (last && (isOpening(last) || isAfterthought(last, phrase))) {
      joined[joined.length - 1] = { words: [...last.words, ...phrase.words], end: phrase.end };
    } else joined.push(phrase);
  }
  return joined;
}

function isOpening({ words, end }: DraftPhrase): boolean {
  return (end === 'comma' || end === 'line') && syllableCount(words) <= shortSyllables;
}

function isAfterthought(last: DraftPhrase, phrase: DraftPhrase): boolean {
  const added = syllableCount(phrase.words);
  if (isOpening(phrase) || phrase.words[0]!.line > last.words.at(-1)!.line) return false;
  return (
    last.end === 'comma' && added <= shortSyllables && syllableCount(last.words) + added <= breathSyllables
  );
}
