export { parseFountain } from './parse-fountain.ts';
export { writeFountain } from './write-fountain.ts';
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
