import { parseFountain, PlayFormatError, type Play } from '@fountainai/play-formats';
import { PlayTooLarge, refuseOversize } from './play-limits.ts';

/** A play, or the reason for refusing its text. */
export type Reading = { play: Play } | { refused: 'not_a_play' | 'too_large'; message: string };

/** Parses a play and checks the limits of all services. */
export function readPlay(text: string): Reading {
  try {
    const play = parseFountain(text);
    refuseOversize(play, text);
    return { play };
  } catch (error) {
    if (error instanceof PlayFormatError)
      return { refused: 'not_a_play', message: `line ${error.line}: ${error.message}` };
    if (error instanceof PlayTooLarge) return { refused: 'too_large', message: error.message };
    throw error;
  }
}
