import type { InstrumentId } from './instruments.ts';

/** All times are in ticks, 480 to a quarter note. */
export const ticksPerQuarter = 480;

/** One piece of music for a story, a movement for each of its sections. What the writers put into files. */
export interface Score {
  title: string;
  author: string;
  cast: CastMember[];
  sections: ScoreSection[];
}

/** How a character sounds, the same in every section. */
export interface CastMember {
  characterId: number;
  name: string;
  instrument: InstrumentId;
  motif: Motif;
}

/** A leitmotif: as many steps as lengths. */
export interface Motif {
  /** Steps of the scale away from its first note, which is 0; -7 is an octave below. */
  steps: number[];
  /** In ticks. */
  lengths: number[];
}

/** A movement. It begins at tick 0, and its bars follow one another without a gap. */
export interface ScoreSection {
  headingId: number;
  title: string;
  /** An Italian or English word for the tempo, printed at the beginning. */
  character: string;
  bars: Bar[];
  /** In score order: the cast that is heard, then the strings from high to low. */
  parts: Part[];
  /** Every action of the section, in order, and where it is heard. */
  actions: ActionSpan[];
}

export interface Bar {
  tick: number;
  metre: Metre;
  key: Key;
  /** Quarter notes a minute, whatever the metre; whole numbers. */
  tempo: number;
}

export interface Metre {
  beats: number;
  /** What one beat is: 4 a quarter, 8 an eighth. */
  unit: 4 | 8;
}

export type Letter = 'C' | 'D' | 'E' | 'F' | 'G' | 'A' | 'B';
export type Mode = 'lydian' | 'ionian' | 'mixolydian' | 'dorian' | 'aeolian' | 'phrygian';

export interface Key {
  letter: Letter;
  /** -1 flat, 0 natural, 1 sharp. */
  alter: number;
  mode: Mode;
}

/** As it sounds: C4 is middle C, MIDI number 60. `alter` is between -2 and 2. */
export interface Pitch {
  letter: Letter;
  alter: number;
  octave: number;
  midi: number;
}

/** One staff with one voice: its notes are in order and never overlap. Where there is none, it rests. */
export interface Part {
  /** Unique in the section, of letters, digits and hyphens: `character-7`, `violin-1`. */
  id: string;
  /** Whose voice it is; null for the strings. */
  characterId: number | null;
  /** The character's name, or the instrument's. */
  name: string;
  instrument: InstrumentId;
  notes: Note[];
  dynamics: Dynamic[];
}

export interface Note {
  tick: number;
  /** At least 1. A note may be longer than its bar; writers tie it. */
  ticks: number;
  pitch: Pitch;
  /** 1 to 127. */
  velocity: number;
  technique: 'normal' | 'pizzicato' | 'tremolo';
  articulation: 'staccato' | 'tenuto' | 'accent' | null;
  /** The syllable that is sung on it. */
  lyric: Lyric | null;
  /** What in the story it comes from; null for what belongs to the section as a whole. */
  source: Source | null;
}

/** The lyrics of a speech, with a space after each that ends a word, are the speech with single spaces between its words. */
export interface Lyric {
  text: string;
  endsWord: boolean;
}

export interface Source {
  actionId: number;
  dialogueId: number | null;
  /** Which of the speech's words, from 0. */
  word: number | null;
}

export interface Dynamic {
  tick: number;
  level: 'pp' | 'p' | 'mp' | 'mf' | 'f' | 'ff';
}

export interface ActionSpan {
  actionId: number;
  tick: number;
  ticks: number;
  /** What is printed in italics where it begins: a stage direction. Null for what is sung or not for the page. */
  direction: string | null;
}

/** Ticks of a whole bar. */
export const barTicks = ({ beats, unit }: Metre): number => (beats * 4 * ticksPerQuarter) / unit;

/** The tick after a section's last bar. */
export function sectionTicks({ bars }: ScoreSection): number {
  const last = bars.at(-1);
  return last ? last.tick + barTicks(last.metre) : 0;
}

/** How long a section sounds, in seconds, without the tail of its last notes. */
export function sectionSeconds(section: ScoreSection): number {
  return section.bars.reduce(
    (sum, bar) => sum + (barTicks(bar.metre) * 60) / (bar.tempo * ticksPerQuarter),
    0,
  );
}
