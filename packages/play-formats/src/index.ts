export { parseFountain } from './parse-fountain.ts';
export { writeFountain } from './write-fountain.ts';
export { describeTitlePage, readTitlePageEntries } from './title-page.ts';
export { PlayFormatError } from './play-format-error.ts';
export type {
  Doubt,
  LeftOut,
  Passage,
  Play,
  PlayElement,
  PlaySection,
  Setting,
  Speech,
  TitlePageEntry,
} from './play.ts';
export { dialogueParts, spokenText, type DialoguePart } from './dialogue.ts';
export { readManuscript, type ReadOptions } from './manuscript/read-manuscript.ts';
export { manuscriptLines, writeManuscript, type WrittenLine } from './manuscript/write-manuscript.ts';
export type {
  CastEntry,
  Manuscript,
  ManuscriptLine,
  ManuscriptSection,
  WrittenManuscript,
} from './manuscript/manuscript.ts';
