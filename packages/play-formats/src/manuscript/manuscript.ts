import type { PlayElement, TitlePageEntry } from '../play.ts';

/** A script as text with a handle on every line; people and models read and write it. */
export interface Manuscript {
  /** The text before the first heading. */
  lines: ManuscriptLine[];
  /** In reading order, flat: `level` gives the nesting. */
  sections: ManuscriptSection[];
}

export interface ManuscriptSection {
  /** The headingId; null for a new section. */
  handle: number | null;
  title: string;
  level: number;
  /** Place, time and mood; null when unknown. */
  setting: Record<string, string> | null;
  synopsis: string | null;
  lines: ManuscriptLine[];
}

export interface ManuscriptLine {
  /** The actionId; null for a new line. */
  handle: number | null;
  element: PlayElement;
}

/** A manuscript as written by a person or a model: a whole play or a part of one. */
export interface WrittenManuscript extends Manuscript {
  titlePage: TitlePageEntry[];
  /** From a section `# Characters`, which is no part of the story. */
  cast: CastEntry[];
}

export interface CastEntry {
  name: string;
  description: string;
}

/** Further lines of an element have this indent, so that they never read as lines of their own. */
export const indent = ' ';
