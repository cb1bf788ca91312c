import type { Key, Metre, Note } from '../model.ts';
import type { Chord } from './chord.ts';
import { beatTicks, grid } from './metre.ts';
import { midiOf, pitchOf, type Tone } from './scale.ts';
import type { Voicing } from './voicing.ts';

/** A chord with its place in time and its voices, and the one after it. */
export interface Sounding {
  tick: number;
  ticks: number;
  metre: Metre;
  key: Key;
  chord: Chord;
  voicing: Voicing;
  next: Voicing | null;
}

/** A stroke of one string part: pitch, start and length. */
export type Stroke = Pick<Note, 'tick' | 'ticks' | 'pitch' | 'technique' | 'articulation'>;

/**
 * Turns the chord tone of a part into the strokes that the part plays. `part` is 0 for the cello up to 3 for the first
 * violin.
 */
export type Figure = (sounding: Sounding, part: number) => Stroke[];

const stroke = (
  key: Key,
  tone: Tone,
  tick: number,
  ticks: number,
  more: Partial<Pick<Stroke, 'technique' | 'articulation'>> = {},
): Stroke => ({ tick, ticks, pitch: pitchOf(key, tone), technique: 'normal', articulation: null, ...more });

const own = ({ voicing }: Sounding, part: number): Tone => voicing.tones[part]!;

/** The ticks from the chord's beginning to its end, at a fixed distance. */
const every = ({ tick, ticks }: Sounding, length: number): number[] =>
  Array.from({ length: Math.ceil(ticks / length) }, (_, i) => tick + i * length);

const left = ({ tick, ticks }: Sounding, at: number, length: number): number =>
  Math.min(length, tick + ticks - at);

const hold: Figure = (sounding, part) => [
  stroke(sounding.key, own(sounding, part), sounding.tick, sounding.ticks),
];

const silence: Figure = () => [];

const tremolo: Figure = (sounding, part) => [
  stroke(sounding.key, own(sounding, part), sounding.tick, sounding.ticks, { technique: 'tremolo' }),
];

const pulse: Figure = (sounding, part) =>
  every(sounding, grid).map((at) =>
    stroke(sounding.key, own(sounding, part), at, left(sounding, at, grid), { articulation: 'staccato' }),
  );

const beats: Figure = (sounding, part) =>
  every(sounding, beatTicks(sounding.metre)).map((at) =>
    stroke(sounding.key, own(sounding, part), at, left(sounding, at, beatTicks(sounding.metre))),
  );

const pizzicato: Figure = (sounding, part) =>
  every(sounding, beatTicks(sounding.metre)).map((at) =>
    stroke(sounding.key, own(sounding, part), at, left(sounding, at, 2 * grid), { technique: 'pizzicato' }),
  );

/** Off-beat answers: the upper parts play after the bass. */
const offbeats: Figure = (sounding, part) =>
  every(sounding, beatTicks(sounding.metre))
    .map((at) => at + grid)
    .filter((at) => at < sounding.tick + sounding.ticks)
    .map((at) =>
      stroke(sounding.key, own(sounding, part), at, left(sounding, at, grid), { articulation: 'staccato' }),
    );

/** The tones of the inner parts one after another, in eighths: up from a part's own tone and back. */
const arpeggio: Figure = (sounding, part) => {
  const { voicing, key } = sounding;
  const around = [voicing.tones[part]!, voicing.tones[part + 1] ?? voicing.tones[part]!];
  const turn = [around[0]!, around[1]!, chordToneBetween(sounding, part), around[1]!];
  return every(sounding, grid).map((at, i) =>
    stroke(key, turn[i % turn.length]!, at, left(sounding, at, grid)),
  );
};

/** The next chord tone above the tone of a part. */
function chordToneBetween({ voicing, chord }: Sounding, part: number): Tone {
  const from = voicing.tones[part]!;
  for (let degree = from.degree + 1; degree < from.degree + 6; degree++) {
    const tone = chord.tones.find((one) => one.degree === ((degree % 7) + 7) % 7);
    if (tone) return { degree, shift: tone.shift };
  }
  return from;
}

/** Moves by step to the next chord's tone when that tone is a third away. */
const passing: Figure = (sounding, part) => {
  const { key, tick, ticks, next } = sounding;
  const from = own(sounding, part);
  const to = next?.tones[part];
  const way = to ? to.degree - from.degree : 0;
  if (Math.abs(way) !== 2 || ticks < 4 * grid) return hold(sounding, part);
  const half = Math.floor(ticks / 2 / grid) * grid;
  return [
    stroke(key, from, tick, half),
    stroke(key, { degree: from.degree + way / 2, shift: 0 }, tick + half, ticks - half),
  ];
};

/** One stroke a beat; the last is a step towards the next chord, except when the chord is the tonic. */
const walking: Figure = (sounding, part) => {
  const { key, next, metre, chord } = sounding;
  const from = own(sounding, part);
  const to = next?.tones[part] ?? from;
  const places = every(sounding, beatTicks(metre));
  return places.map((at, i) => {
    const isLast = i === places.length - 1 && i > 0 && chord.role !== 'tonic';
    const tone = isLast ? approach(key, from, to) : from;
    return stroke(key, tone, at, left(sounding, at, beatTicks(metre)));
  });
};

/** The scale step before a tone, on the side of the previous tone. */
function approach(key: Key, from: Tone, to: Tone): Tone {
  if (Math.abs(to.degree - from.degree) < 2) return from;
  const below = to.degree > from.degree;
  const tone = { degree: to.degree + (below ? -1 : 1), shift: 0 };
  return midiOf(key, tone) < 36 ? from : tone;
}

/** The figures of a string part under a singer, by name. */
export const figures = {
  hold,
  silence,
  tremolo,
  pulse,
  beats,
  pizzicato,
  offbeats,
  arpeggio,
  passing,
  walking,
};

export type FigureName = keyof typeof figures;
