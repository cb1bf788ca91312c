import type { Score } from '../model.ts';
import { lilyPage, staffSize } from './lilypond-layout.ts';
import { lilySection } from './lilypond-section.ts';
import { quote } from './lilypond-text.ts';

export interface LilyPondOptions {
  /** Whether LilyPond shall write a MIDI file as well, to compare; rendering takes longer then. */
  midi?: boolean;
}

/** A file for LilyPond 2.24 that needs no other: the page, then a score for each section. It compiles without a warning. */
export function writeLilyPond(score: Score, { midi = false }: LilyPondOptions = {}): string {
  const header = `\\header {\n  title = ${quote(score.title)}\n  composer = ${quote(score.author)}\n}\n`;
  const size = staffSize(score);
  const sections = score.sections.map((section) => lilySection(section, { size, midi }));
  return [lilyPage(size), header, ...sections].join('\n');
}
