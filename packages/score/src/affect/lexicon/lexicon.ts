/** The valence of words, -5 to 5; a star stands for any ending. */
export type Lexicon = Record<number, string>;

export function lexiconEntries(lexicon: Lexicon): [string, number][] {
  return Object.entries(lexicon).flatMap(([value, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(value)]),
  );
}
