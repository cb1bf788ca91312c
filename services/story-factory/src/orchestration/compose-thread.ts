import {
  composeScore,
  writeCsound,
  writeLilyPond,
  writeMidi,
  writeMusicXml,
  type Score,
  type ScoreStory,
} from '@fountainai/score';
import type { Composition } from './music.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** The MusicXML of a long play has 70 MB, and no engraver opens it. Its sections can be requested one by one. */
const mostNotes = 30_000;

const notesIn = ({ sections }: Score): number =>
  sections.flatMap(({ parts }) => parts.map(({ notes }) => notes.length)).reduce((sum, n) => sum + n, 0);

/** Runs in a thread of `openMusic`. */
export default function compose([story, headingId]: [ScoreStory, number | null]): Composition {
  const score = composeScore(story, headingId === null ? {} : { headingId });
  return {
    score,
    written: {
      midi: writeMidi(score),
      lilypond: encode(writeLilyPond(score)),
      csound: encode(writeCsound(score)),
      ...(notesIn(score) <= mostNotes && { musicxml: encode(writeMusicXml(score)) }),
    },
  };
}
