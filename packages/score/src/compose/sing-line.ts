import { instrumentOf, type InstrumentId } from '../instruments.ts';
import type { Note } from '../model.ts';
import type { Sounding } from './figures.ts';
import type { Line } from './layout.ts';
import { windowOf, type MelodyPlace } from './melody-shape.ts';
import { melodise } from './melody.ts';
import { strengthAt } from './metre.ts';
import { pitchOf } from './scale.ts';
import type { Choose } from './random.ts';

/** Gives a line its pitches and its loudness. */
export function singLine(
  line: Line,
  instrument: InstrumentId,
  before: number | null,
  soundingAt: (tick: number) => Sounding,
  choose: Choose,
): Note[] {
  const places = line.notes.map(({ tick, ticks, stress }): MelodyPlace => {
    const { chord, key, voicing, metre } = soundingAt(tick);
    return { ticks, stress, chord, key, bass: voicing.midis[0]!, strength: strengthAt(metre, tick) };
  });
  const shape = {
    ...windowOf(instrumentOf(instrument), line.affect.arousal),
    end: line.end,
    opening: line.opening,
    height: heightOf(line, choose),
    isLast: line.isLast,
    before,
  };
  const tones = melodise(places, shape, choose);
  return line.notes.map(({ tick, ticks, stress, lyric, source }, i) => ({
    tick,
    ticks,
    pitch: pitchOf(places[i]!.key, tones[i]!),
    velocity: velocityOf(line, stress, places[i]!.strength),
    technique: 'normal',
    articulation: articulationOf(line, stress, ticks),
    lyric,
    source,
  }));
}

/** The last MIDI number of a line. */
export const lastMidi = (notes: Note[]): number | null => notes.at(-1)?.pitch.midi ?? null;

/** The height of a peak: exclamations and arousal raise it, short phrases lower it, and it varies by phrase. */
function heightOf({ end, affect, kind, notes }: Line, choose: Choose): number {
  const base = end === 'exclamation' ? 88 : end === 'question' ? 78 : kind === 'sung' ? 62 : 70;
  const wanted = base + Math.trunc(affect.arousal / 10) + 9 * choose(5) - 18;
  const reached = middle + Math.trunc(((wanted - middle) * Math.min(notes.length, 6)) / 6);
  return Math.max(40, Math.min(100, reached));
}

const middle = 50;

/** Levels of loudness as MIDI velocities; 0 is pp. */
export const velocities = [40, 52, 64, 76, 90, 104];
export const levels = ['pp', 'p', 'mp', 'mf', 'f', 'ff'] as const;

/** Loudness 0 to 5: soft for low arousal, loud for high arousal. */
export const loudness = (arousal: number): number =>
  arousal < -40 ? 2 : arousal < 25 ? 3 : arousal < 60 ? 4 : 5;

function velocityOf({ affect, kind, end }: Line, stress: number, strength: number): number {
  const level = loudness(affect.arousal) - (kind === 'answer' ? 2 : 0);
  const accent = 4 * stress + strength + (end === 'exclamation' ? 4 : 0);
  return Math.min(120, velocities[level]! + accent);
}

function articulationOf({ end, affect }: Line, stress: number, ticks: number): Note['articulation'] {
  if (stress !== 2) return null;
  if (end === 'exclamation' && affect.arousal > 0) return 'accent';
  return ticks >= 480 && affect.arousal < -40 ? 'tenuto' : null;
}
