/** A phrase of a speech: the words up to a punctuation mark or the end of a line. */
export interface Phrase {
  words: Word[];
  end: PhraseEnd;
}

/** The end of a phrase; `line` is the end of a verse line without a mark, `none` the end of a speech without one. */
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
  /** The written word, with its punctuation. */
  text: string;
  /** True when a space or the end follows; false before a separate dash or a Chinese comma. */
  spaceAfter: boolean;
  /** Joined they are `text`; at least one. */
  syllables: Syllable[];
  /** The valence of the word, -5 to 5; 0 when unknown. */
  valence: number;
}

export interface Syllable {
  text: string;
  /** 2 the word's main stress, 1 a lesser one, 0 none. */
  stress: 0 | 1 | 2;
}
