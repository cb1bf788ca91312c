export type { Affect } from './affect.ts';
export { affectOfContext } from './affect-of-context.ts';
export { affectOfMood } from './affect-of-mood.ts';
export { affectOfText } from './affect-of-text.ts';
export { valenceOf } from './valence-of.ts';
