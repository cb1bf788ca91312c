import type { CastMember } from '../model.ts';

/** Finds who of the cast is named in a text. */
export type FindNamed = (text: string) => number[];

const lettersOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** A name's endings may change with the grammar, by as many letters as this. */
const endings = 2;
const longEnough = 5;
const keyLength = 3;

/** A character is named by its whole name; a long single name in any of its cases, too (Моцарт, Моцарта). */
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
