import type { CastMember } from '../model.ts';

/** Finds the characters of the cast that a text names. */
export type FindNamed = (text: string) => number[];

const lettersOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** The number of letters by which the grammar may change the end of a name. */
const endings = 2;
const longEnough = 5;
const keyLength = 3;

/** A text names a character by the whole name; a long single name matches in all its cases (Моцарт, Моцарта). */
export function findNamedIn(cast: CastMember[]): FindNamed {
  const byBeginning = new Map<string, { tokens: string[]; characterId: number }[]>();
  for (const { characterId, name } of cast) {
    const tokens = lettersOf(name);
    if (tokens.join('').length < keyLength) continue;
    const beginning = tokens[0]!.slice(0, keyLength);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { tokens, characterId }]);
  }
  return (text) => {
    const words = lettersOf(text);
    const found = words.flatMap((word, at) =>
      (byBeginning.get(word.slice(0, keyLength)) ?? [])
        .filter(({ tokens }) => tokens.every((token, i) => isNamedBy(token, words[at + i] ?? '')))
        .map(({ characterId }) => characterId),
    );
    return [...new Set(found)];
  };
}

function isNamedBy(token: string, word: string): boolean {
  if (token === word) return true;
  return token.length >= longEnough && word.startsWith(token) && word.length <= token.length + endings;
}
