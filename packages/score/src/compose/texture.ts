import type { Affect } from '../affect/index.ts';
import type { FigureName } from './figures.ts';
import type { Choose } from './random.ts';

/** A texture: the figures of the strings, from the cello up to the first violin. */
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

/** The texture of bars for strings alone. */
export const alone: Texture = ['walking', 'passing', 'passing', 'passing'];
/** The texture under a motif without words. */
export const under: Texture = ['hold', 'hold', 'silence', 'silence'];
/** The texture of the last chords. */
export const closing: Texture = ['hold', 'hold', 'hold', 'hold'];

/** A texture that fits arousal and valence and differs from the previous one. */
export function textureFor({ valence, arousal }: Affect, before: Texture | null, choose: Choose): Texture {
  const fitting = [
    ...(arousal > 20 ? stirred : arousal < -20 ? calm : flowing),
    ...(valence < -25 && arousal > -30 ? dark : []),
  ];
  const others = fitting.filter((texture) => texture !== before);
  return others[choose(others.length)]!;
}
