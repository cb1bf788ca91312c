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

/** A stretch of melody with times, before its pitches are chosen. */
export interface Line {
  /** The part that plays it. */
  part: string;
  notes: LineNote[];
  end: PhraseEnd;
  /** The motif whose intervals its first notes keep; a motif without words keeps all of them. */
  opening: Motif | null;
  /** True for a whole motif without words: alone, or under the words of another part. */
  kind: 'sung' | 'motif' | 'answer';
  isLast: boolean;
  affect: Affect;
}

export interface LineNote extends Placed {
  stress: 0 | 1 | 2;
  lyric: Lyric | null;
  source: Source;
}

/** The times of a section: notes, bars and harmony before pitches are chosen. */
export interface Layout {
  metre: Metre;
  lines: Line[];
  spans: ActionSpan[];
  /** In order; each lasts until the next one. */
  moods: { tick: number; mood: Mood }[];
  textures: { tick: number; texture: Texture; affect: Affect }[];
  goals: { tick: number; goal: Goal }[];
  darkTicks: number[];
  /** The tick of the first closing bar. */
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

/** The part for speeches without a known speaker. */
export const nobody = 'voice';
export const partOf = (characterId: number): string => `character-${characterId}`;

/** The mood at the end of the current layout. */
export const moodNow = (layout: Layout): Mood => layout.moods.at(-1)!.mood;
