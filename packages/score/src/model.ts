import type { InstrumentId } from './instruments.ts';

/** All times are in ticks, 480 to a quarter note. */
export const ticksPerQuarter = 480;

/** The music of a story, with a movement for each section; the writers turn it into files. */
export interface Score {
  title: string;
  author: string;
  cast: CastMember[];
  sections: ScoreSection[];
}

/** The instrument and motif of a character, the same in every section. */
export interface CastMember {
  characterId: number;
  name: string;
  instrument: InstrumentId;
  motif: Motif;
}

/** A leitmotif; `steps` and `lengths` have the same number of items. */
export interface Motif {
  /** Scale steps from its first note, which is 0; -7 is an octave below. */
  steps: number[];
  /** In ticks. */
  lengths: number[];
}

/** A movement. It begins at tick 0, and its bars follow one another without a gap. */
export interface ScoreSection {
  headingId: number;
  title: string;
  /** An Italian or English tempo word, printed at the beginning. */
  character: string;
  bars: Bar[];
  /** In score order: the sounding cast, then the strings from high to low. */
  parts: Part[];
  /** The actions of the section in order, each with its ticks. */
  actions: ActionSpan[];
}

export interface Bar {
  tick: number;
  metre: Metre;
  key: Key;
  /** Quarter notes a minute in every metre; integers. */
  tempo: number;
}

export interface Metre {
  beats: number;
  /** The unit of a beat: 4 is a quarter, 8 an eighth. */
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

/** Sounding pitch: C4 is middle C, MIDI number 60. `alter` is between -2 and 2. */
export interface Pitch {
  letter: Letter;
  alter: number;
  octave: number;
  midi: number;
}

/** A staff with one voice. Its notes are in order and never overlap; the rest of the time is silence. */
export interface Part {
  /** Unique in the section, of letters, digits and hyphens: `character-7`, `violin-1`. */
  id: string;
  /** The character that sings or plays it; null for the strings. */
  characterId: number | null;
  /** The name of the character or of the instrument. */
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
  /** The syllable sung on it. */
  lyric: Lyric | null;
  /** The action of the story that it belongs to; null for notes of the whole section. */
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
  /** Index of the word in its speech, from 0. */
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
  /** A stage direction, printed in italics at its tick. Null for sung text and for unprinted actions. */
  direction: string | null;
}

/** Ticks of a whole bar. */
export const barTicks = ({ beats, unit }: Metre): number => (beats * 4 * ticksPerQuarter) / unit;

/** The first tick after a section's last bar. */
export function sectionTicks({ bars }: ScoreSection): number {
  const last = bars.at(-1);
  return last ? last.tick + barTicks(last.metre) : 0;
}

/** The duration of a section in seconds, without the decay of its last notes. */
export function sectionSeconds(section: ScoreSection): number {
  return section.bars.reduce(
    (sum, bar) => sum + (barTicks(bar.metre) * 60) / (bar.tempo * ticksPerQuarter),
    0,
  );
}
