/** A play or screenplay, independent of the file format it came from. */
export interface Play {
  /** From the title page, without the emphasis marks around it; '' when there is none. */
  title: string;
  author: string;
  /** Every entry of the title page, in order and as written; Title and Author are among them. */
  titlePage: TitlePageEntry[];
  /** In reading order, flat: `level` tells what lies within what. */
  sections: PlaySection[];
  /** Each name once, in order of the first cue. */
  characters: string[];
  leftOut: LeftOut[];
  /** What was read, and looks like a slip of the pen. */
  doubts: Doubt[];
}

/** Something that an importer shows to the person, who knows better. */
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
  /** Where the heading stands in the source, from 1; where its first element does when it has no heading. */
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
  /** What stands in parentheses after the name, without them: `V.O.`, `on the phone`. */
  extension: string | null;
  /** Spoken at the same time as the speech before it. */
  dual: boolean;
  /** Line breaks are part of the text; a parenthetical is a line of its own. */
  text: string;
  /** Where the element begins in the source, from 1. */
  line: number;
}

export interface Passage {
  kind: 'direction' | 'transition' | 'note';
  text: string;
  line: number;
}

/** What the source holds and the story does not; an importer shows it to the person. */
export interface LeftOut {
  kind: 'boneyard' | 'page break';
  line: number;
  text: string;
}

/** The title of the section made for what stands before the first heading. */
export const openingTitle = 'Opening';
