import {
  composeScore,
  writeCsound,
  writeLilyPond,
  writeMidi,
  writeMusicXml,
  type ScoreStory,
} from '@fountainai/score';
import type { Composition } from './music.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** What a thread of `openMusic` runs. */
export default function compose([story, headingId]: [ScoreStory, number | null]): Composition {
  const score = composeScore(story, headingId === null ? {} : { headingId });
  return {
    score,
    written: {
      midi: writeMidi(score),
      lilypond: encode(writeLilyPond(score)),
      csound: encode(writeCsound(score)),
      musicxml: encode(writeMusicXml(score)),
    },
  };
}
