/** A speech as it is sung: phrase by phrase, up to a mark of punctuation or the end of a line. */
export interface Phrase {
  words: Word[];
  end: PhraseEnd;
}

/** What closes a phrase; `line` the end of a line of verse without a mark, `none` the end of the speech without one. */
export type PhraseEnd =
  | 'full-stop'
  | 'question'
  | 'exclamation'
  | 'comma'
  | 'semicolon'
  | 'dash'
  | 'ellipsis'
  | 'line'
  | 'none';

export interface Word {
  /** As written, with its punctuation. */
  text: string;
  /** Whether a space comes after it, or the end; not so before what a dash or a Chinese comma sets off. */
  spaceAfter: boolean;
  /** Joined they are `text`; at least one. */
  syllables: Syllable[];
  /** How pleasant the word is, -5 to 5; 0 where nothing is known. */
  valence: number;
}

export interface Syllable {
  text: string;
  /** 2 the word's main stress, 1 a lesser one, 0 none. */
  stress: 0 | 1 | 2;
}
