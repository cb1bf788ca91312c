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

/** As MusicXML, a whole evening's play has 70 MB, which no engraver opens; its sections can be asked for one by one. */
const mostNotes = 30_000;

const notesIn = ({ sections }: Score): number =>
  sections.flatMap(({ parts }) => parts.map(({ notes }) => notes.length)).reduce((sum, n) => sum + n, 0);

/** What a thread of `openMusic` runs. */
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
