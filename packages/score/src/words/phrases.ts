import { valenceOf } from '../affect/valence-of.ts';
import type { DraftPhrase, DraftWord } from './draft.ts';
import type { Language } from './language.ts';
import { alternate } from './metre.ts';
import { beginsWithDash, markAfter } from './phrase-ends.ts';
import type { Phrase, PhraseEnd } from './prosody.ts';
import { divideLong } from './divide-long.ts';
import { fitVerse } from './russian/verse.ts';
import { joinShort } from './join-short.ts';
import { syllablesOf } from './syllables.ts';
import { tokensOf, type Token } from './tokens.ts';

/**
 * Divides a speech into sung phrases; [] for an empty text. The words' texts, with a space after each that has one,
 * equal the text with each run of white space made one space and trimmed. The syllables of a word joined are the word.
 *
 * A phrase ends at a punctuation mark or the end of a line. A phrase of one or two syllables joins its neighbour, one
 * of more than 24 is divided. The stress of Russian words is mostly a guess, see `divideRussian`.
 */
export function phrasesOf(text: string, language: Language): Phrase[] {
  const words = tokensOf(text, language).map((token) => draftOf(token, language));
  fitVerse(words);
  alternate(words);
  return joinShort(splitAtEnds(words))
    .flatMap((phrase) => divideLong(phrase, language))
    .map((phrase) => finish(phrase, language));
}

function draftOf({ text, line, spaceAfter }: Token, language: Language): DraftWord {
  return { text, line, spaceAfter, mark: markAfter(text, language), ...syllablesOf(text, language) };
}

function splitAtEnds(words: DraftWord[]): DraftPhrase[] {
  const phrases: DraftPhrase[] = [];
  let begun: DraftWord[] = [];
  words.forEach((word, at) => {
    begun.push(word);
    const end = endOf(word, words[at + 1]);
    if (end === null) return;
    phrases.push({ words: begun, end });
    begun = [];
  });
  return phrases;
}

function endOf(word: DraftWord, next: DraftWord | undefined): PhraseEnd | null {
  if (word.mark) return word.mark;
  if (!next) return 'none';
  if (beginsWithDash(next.text)) return 'dash';
  return next.line > word.line ? 'line' : null;
}

function finish({ words, end }: DraftPhrase, language: Language): Phrase {
  return {
    words: words.map(({ text, spaceAfter, syllables }) => ({
      text,
      spaceAfter,
      syllables,
      valence: valenceOf(text, language),
    })),
    end,
  };
}
