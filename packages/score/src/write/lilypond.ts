import type { Score } from '../model.ts';
import { lilyPage, staffSize } from './lilypond-layout.ts';
import { lilySection } from './lilypond-section.ts';
import { quote } from './lilypond-text.ts';

export interface LilyPondOptions {
  /** True to let LilyPond write a MIDI file too, for comparison; rendering takes longer then. */
  midi?: boolean;
}

/** A self-contained file for LilyPond 2.24: the page, then a score for each section. It compiles without a warning. */
export function writeLilyPond(score: Score, { midi = false }: LilyPondOptions = {}): string {
  const header = `\\header {\n  title = ${quote(score.title)}\n  composer = ${quote(score.author)}\n}\n`;
  const size = staffSize(score);
  const sections = score.sections.map((section) => lilySection(section, { size, midi }));
  return [lilyPage(size), header, ...sections].join('\n');
}
