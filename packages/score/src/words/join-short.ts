import { syllableCount, type DraftPhrase } from './draft.ts';

/** Too short to be sung as a phrase. */
const shortSyllables = 2;
/** As much as is sung in one breath: what an afterthought such as `, sir.` may be added to. */
const breathSyllables = 14;

/**
 * Joins `O,` with the `Romeo,` after it, and `, sir.` with what is before it. A phrase that ends with a full stop, a
 * question, a cry or an ellipsis has its say alone, however short.
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
