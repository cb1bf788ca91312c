import type { Affect } from '../affect/index.ts';
import type { FigureName } from './figures.ts';
import type { Choose } from './random.ts';

/** What the strings do, from the cello up to the first violin. */
export type Texture = readonly [FigureName, FigureName, FigureName, FigureName];

const calm: Texture[] = [
  ['hold', 'passing', 'hold', 'passing'],
  ['hold', 'arpeggio', 'hold', 'silence'],
  ['passing', 'silence', 'arpeggio', 'hold'],
  ['pizzicato', 'hold', 'hold', 'silence'],
  ['hold', 'hold', 'passing', 'silence'],
];
const flowing: Texture[] = [
  ['beats', 'arpeggio', 'passing', 'hold'],
  ['walking', 'hold', 'passing', 'silence'],
  ['pizzicato', 'offbeats', 'offbeats', 'hold'],
  ['passing', 'hold', 'arpeggio', 'hold'],
  ['walking', 'offbeats', 'hold', 'silence'],
  ['hold', 'passing', 'arpeggio', 'silence'],
];
const stirred: Texture[] = [
  ['beats', 'pulse', 'pulse', 'hold'],
  ['walking', 'offbeats', 'offbeats', 'silence'],
  ['pulse', 'arpeggio', 'hold', 'passing'],
  ['walking', 'pulse', 'arpeggio', 'hold'],
  ['beats', 'arpeggio', 'offbeats', 'passing'],
];
const dark: Texture[] = [
  ['hold', 'tremolo', 'tremolo', 'silence'],
  ['walking', 'tremolo', 'hold', 'tremolo'],
  ['pulse', 'hold', 'tremolo', 'passing'],
];

/** While only the strings play. */
export const alone: Texture = ['walking', 'passing', 'passing', 'passing'];
/** Under a motif that is to be heard by itself. */
export const under: Texture = ['hold', 'hold', 'silence', 'silence'];
/** The last chords. */
export const closing: Texture = ['hold', 'hold', 'hold', 'hold'];

/** One that fits how stirred and how dark it is, other than the one before. */
export function textureFor({ valence, arousal }: Affect, before: Texture | null, choose: Choose): Texture {
  const fitting = [
    ...(arousal > 20 ? stirred : arousal < -20 ? calm : flowing),
    ...(valence < -25 && arousal > -30 ? dark : []),
  ];
  const others = fitting.filter((texture) => texture !== before);
  return others[choose(others.length)]!;
}
