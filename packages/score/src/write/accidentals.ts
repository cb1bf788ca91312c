import type { Key, Letter, Pitch } from '../model.ts';
import { keyFifths } from '../key-signature.ts';
import type { Measure, Sign } from './measures.ts';

/** An accidental that the pitch needs, or a reminder after a different one in the bar before or in another octave. */
export type Accidental = 'needed' | 'reminder';

const sharpOrder: Letter[] = ['F', 'C', 'G', 'D', 'A', 'E', 'B'];

/** The accidentals of a staff's notes: each holds for its octave up to the bar line (Gould, Behind Bars, page 78). */
export function accidentals(measures: Measure[]): Map<Sign, Accidental> {
  const shown = new Map<Sign, Accidental>();
  let before = new Map<Letter, number>();
  for (const { bar, signs } of measures) {
    const inOctave = new Map<string, number>();
    const inBar = new Map<Letter, number>();
    for (const sign of signs) {
      if (sign.note === null || sign.tiedFrom) continue;
      const { letter, alter, octave } = sign.note.pitch;
      const place = `${letter}${octave}`;
      const valid = inOctave.get(place) ?? alterIn(bar.key, letter);
      const recent = inBar.get(letter) ?? before.get(letter) ?? alter;
      if (valid !== alter) shown.set(sign, 'needed');
      else if (recent !== alter) shown.set(sign, 'reminder');
      inOctave.set(place, alter);
      inBar.set(letter, alter);
    }
    before = inBar;
  }
  return shown;
}

/** The accidental of a letter in the key signature. */
function alterIn(key: Key, letter: Pitch['letter']): number {
  const fifths = keyFifths(key);
  const place = sharpOrder.indexOf(letter);
  return Math.floor((fifths - place - 1) / 7) + 1;
}
