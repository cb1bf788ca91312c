import type { Affect } from '../affect/index.ts';
import type { ActionSpan, CastMember, Lyric, Metre, Motif, Source } from '../model.ts';
import type { StorySection } from '../story.ts';
import type { Phrase, PhraseEnd } from '../words/index.ts';
import type { Goal } from './harmony.ts';
import type { FindNamed } from './naming.ts';
import type { Choose } from './random.ts';
import type { Placed } from './rhythm.ts';
import type { Mood } from './section-plan.ts';
import type { Texture } from './texture.ts';

/** A stretch of melody that has its place in time, but no pitches yet. */
export interface Line {
  /** The part it is played in. */
  part: string;
  notes: LineNote[];
  end: PhraseEnd;
  /** Its first notes keep the intervals of this motif; of a motif played by itself, all. */
  opening: Motif | null;
  /** A whole motif, played without words: by itself, or under another's words. */
  kind: 'sung' | 'motif' | 'answer';
  isLast: boolean;
  affect: Affect;
}

export interface LineNote extends Placed {
  stress: 0 | 1 | 2;
  lyric: Lyric | null;
  source: Source;
}

/** A section in time: what is to sound when, before there is a single pitch. */
export interface Layout {
  metre: Metre;
  lines: Line[];
  spans: ActionSpan[];
  /** In order; each holds until the next. */
  moods: { tick: number; mood: Mood }[];
  textures: { tick: number; texture: Texture; affect: Affect }[];
  goals: { tick: number; goal: Goal }[];
  darkTicks: number[];
  /** Where the closing bars begin. */
  coda: number;
  ticks: number;
}

export interface LayoutContext {
  section: StorySection;
  metre: Metre;
  mood: Mood;
  cast: Map<number, CastMember>;
  findNamed: FindNamed;
  phrasesOf: (text: string) => Phrase[];
  choose: Choose;
}

/** A part for speeches that nobody is known to speak. */
export const nobody = 'voice';
export const partOf = (characterId: number): string => `character-${characterId}`;

/** The mood at the end of what is laid out so far. */
export const moodNow = (layout: Layout): Mood => layout.moods.at(-1)!.mood;
