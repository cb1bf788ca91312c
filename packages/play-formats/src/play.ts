/** A play or screenplay, independent of the file format it came from. */
export interface Play {
  /** From the title page, without the emphasis marks around it; '' when missing. */
  title: string;
  author: string;
  /** Every entry of the title page, in order and as written, including Title and Author. */
  titlePage: TitlePageEntry[];
  /** In reading order, flat: `level` gives the nesting. */
  sections: PlaySection[];
  /** Each name once, in order of the first cue. */
  characters: string[];
  leftOut: LeftOut[];
  /** Probable typing errors. */
  doubts: Doubt[];
}

/** A doubtful place in the source, which an importer shows to the person. */
export interface Doubt {
  line: number;
  text: string;
}

export interface TitlePageEntry {
  key: string;
  values: string[];
}

export interface PlaySection {
  title: string;
  level: number;
  /** Set for a scene heading, null for a heading that only structures the play (`# ACT I`). */
  setting: Setting | null;
  elements: PlayElement[];
  /** Line of the heading in the source, from 1; without a heading, the line of its first element. */
  line: number;
}

export interface Setting {
  location: string;
  time?: string;
  place?: 'interior' | 'exterior' | 'both';
  sceneNumber?: string;
}

export type PlayElement = Speech | Passage;

export interface Speech {
  kind: 'speech';
  character: string;
  /** The text in parentheses after the name: `V.O.`, `on the phone`. */
  extension: string | null;
  /** Spoken at the same time as the speech before it. */
  dual: boolean;
  /** Line breaks are part of the text; a parenthetical is a line of its own. */
  text: string;
  /** Line of its beginning in the source, from 1. */
  line: number;
}

export interface Passage {
  kind: 'direction' | 'transition' | 'note';
  text: string;
  line: number;
}

/** Parts of the source outside the story; an importer shows them to the person. */
export interface LeftOut {
  kind: 'boneyard' | 'page break';
  line: number;
  text: string;
}

/** The title of the section for text before the first heading. */
export const openingTitle = 'Opening';
