import type { ContextData } from '../story.ts';
import type { Affect } from './affect.ts';
import { affectOfMood, averageOf } from './affect-of-mood.ts';
import { stemTable } from './stem-table.ts';

/** The fields of a context that may name its mood; the first one that is understood counts. */
const moodKeys = ['mood', 'atmosphere', 'tone', 'emotion'];
/** The fields of a context that hint at its mood. */
const hintKeys = ['time', 'weather'];

const hint = stemTable<Affect>([
  ['night*', { valence: -15, arousal: -20 }],
  ['midnight*', { valence: -25, arousal: -10 }],
  ['evening*', { valence: 5, arousal: -25 }],
  ['dusk*', { valence: -5, arousal: -25 }],
  ['dawn*', { valence: 20, arousal: -15 }],
  ['morning*', { valence: 20, arousal: 5 }],
  ['day*', { valence: 10, arousal: 5 }],
  ['noon*', { valence: 10, arousal: 10 }],
  ['storm*', { valence: -30, arousal: 50 }],
  ['thunder*', { valence: -30, arousal: 50 }],
  ['tempest*', { valence: -30, arousal: 55 }],
  ['wind*', { valence: -10, arousal: 25 }],
  ['rain*', { valence: -20, arousal: -10 }],
  ['snow*', { valence: 0, arousal: -25 }],
  ['fog*', { valence: -20, arousal: -15 }],
  ['mist*', { valence: -10, arousal: -20 }],
  ['cloud*', { valence: -10, arousal: -10 }],
  ['sun*', { valence: 30, arousal: 10 }],
  ['clear*', { valence: 20, arousal: 0 }],
]);

/**
 * The affect that a context gives. The numbers `valence` and `arousal`, clamped to -1 to 1, come first. Next come `mood`,
 * `atmosphere`, `tone` and `emotion`, each a string or a list of strings. `time` and `weather` count only when all of these
 * are missing. Other fields are ignored. Null when no field gives an affect.
 */
export function affectOfContext(data: ContextData): Partial<Affect> | null {
  if (typeof data !== 'object' || data === null) return null;
  const given: Partial<Affect> = {};
  for (const key of ['valence', 'arousal'] as const) {
    const value = own(data, key);
    if (typeof value === 'number' && !Number.isNaN(value))
      given[key] = Math.round(100 * Math.max(-1, Math.min(1, value)));
  }
  const affect = { ...moodOf(data), ...given };
  if (Object.keys(affect).length > 0) return affect;
  return averageOf(hintKeys.flatMap((key) => textsOf(own(data, key)).flatMap(hintsIn)));
}

function moodOf(data: ContextData): Affect | null {
  for (const key of moodKeys) {
    const moods = textsOf(own(data, key)).flatMap((mood) => affectOfMood(mood) ?? []);
    if (moods.length > 0) return averageOf(moods);
  }
  return null;
}

const own = (data: ContextData, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');

const hintsIn = (text: string): Affect[] =>
  (text.match(/\p{L}+/gu) ?? []).flatMap((word) => hint(word) ?? []);
