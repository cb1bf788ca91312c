import type { PlayElement, TitlePageEntry } from '../play.ts';

/** A script as text, with a handle on every line: what people and models read and write together. */
export interface Manuscript {
  /** What stands before the first heading. */
  lines: ManuscriptLine[];
  /** In reading order, flat: `level` tells what lies within what. */
  sections: ManuscriptSection[];
}

export interface ManuscriptSection {
  /** The headingId; null for a section that is not stored yet. */
  handle: number | null;
  title: string;
  level: number;
  /** Where and when it plays, and its mood; null when nothing is known of that. */
  setting: Record<string, string> | null;
  synopsis: string | null;
  lines: ManuscriptLine[];
}

export interface ManuscriptLine {
  /** The actionId; null for a line that is not stored yet. */
  handle: number | null;
  element: PlayElement;
}

/** A manuscript as somebody has written it, a whole play or a part of one. */
export interface WrittenManuscript extends Manuscript {
  titlePage: TitlePageEntry[];
  /** From a section `# Characters`, which is no part of the story. */
  cast: CastEntry[];
}

export interface CastEntry {
  name: string;
  description: string;
}

/** Further lines of an element are indented by this, so that nothing in them can be taken for a line of its own. */
export const indent = ' ';
