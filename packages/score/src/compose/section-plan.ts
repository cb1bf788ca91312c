import type { Affect } from '../affect/index.ts';
import type { Key, Metre, Mode } from '../model.ts';
import { hashOf } from './random.ts';
import { keyAt } from './scale.ts';

/** The musical plan of a section, or of a part of it with its own mood. */
export interface Mood {
  /** The tonic's place on the circle of fifths, C being 0. */
  tonic: number;
  key: Key;
  /** Quarter notes a minute. */
  tempo: number;
  affect: Affect;
}

const modesByValence: [number, Mode][] = [
  [55, 'lydian'],
  [10, 'ionian'],
  [-10, 'mixolydian'],
  [-30, 'dorian'],
  [-65, 'aeolian'],
];

/**
 * Plans a section: mode by valence, tempo by arousal (Eerola, Friberg & Bresin 2013: the two strongest cues). The
 * distance of the tonic from the play's home on the circle of fifths grows with the distance of the mood from neutral.
 * So the tonic follows the change of mood from section to section.
 */
export const moodOf = (affect: Affect, home: number): Mood =>
  moodAt(home + Math.round(affect.valence / 50), affect);

/** A change of mood within a section changes mode and tempo and keeps the tonic. */
export const moodAt = (tonic: number, affect: Affect): Mood => ({
  tonic,
  key: keyAt(tonic, modeOf(affect)),
  tempo: tempoOf(affect),
  affect,
});

export const modeOf = ({ valence }: Affect): Mode =>
  modesByValence.find(([least]) => valence >= least)?.[1] ?? 'phrygian';

// 56 to 144, as measured in expressive performance for sad to agitated music (Gabrielsson & Lindström 2010).
export const tempoOf = ({ arousal }: Affect): number => 100 + Math.round((arousal * 44) / 100);

/** 6/8 for tender, 3/4 for pensive and 4/4 for tense moods; the section's hash decides between them. */
export function metreOf({ valence, arousal }: Affect, headingId: number): Metre {
  if (arousal > 25) return { beats: 4, unit: 4 };
  if (arousal < -15) return valence >= 0 ? { beats: 6, unit: 8 } : { beats: 3, unit: 4 };
  return hashOf(String(headingId)) % 3 === 0 ? { beats: 3, unit: 4 } : { beats: 4, unit: 4 };
}

/** The home key of a play: its place on the circle of fifths, C being 0. */
export const homeOf = (title: string): number => (hashOf(title) % 3) - 1;

const characters: [number, number, string][] = [
  [40, 20, 'Con brio'],
  [40, -100, 'Tempestoso'],
  [5, 30, 'Allegro'],
  [5, -20, 'Con moto'],
  [5, -100, 'Agitato'],
  [-30, 30, 'Cantabile'],
  [-30, -20, 'Andante'],
  [-30, -100, 'Mesto'],
  [-100, 20, 'Dolce'],
  [-100, -20, 'Tranquillo'],
  [-100, -100, 'Lamentoso'],
];

/** The word for the tempo, printed over the first bar. */
export const characterOf = ({ valence, arousal }: Affect): string =>
  characters.find(([leastArousal, leastValence]) => arousal >= leastArousal && valence >= leastValence)![2];
