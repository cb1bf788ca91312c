import { barTicks, type Metre } from '../model.ts';

/** The shortest length for placing syllables: an eighth. */
export const grid = 240;

/** The strength of each eighth of a bar: 4 the first, 2 and 3 the other beats, 1 and 0 between them. */
const strengths: Record<string, number[]> = {
  '4/4': [4, 0, 2, 0, 3, 0, 2, 0],
  '3/4': [4, 0, 2, 0, 2, 0],
  '6/8': [4, 0, 1, 3, 0, 1],
};

/** The ticks within a bar at which the chord may change. */
const chordPlaces: Record<string, number[]> = { '4/4': [0, 960], '3/4': [0, 960], '6/8': [0, 720] };

const nameOf = ({ beats, unit }: Metre): string => `${beats}/${unit}`;

export const strengthsOf = (metre: Metre): number[] => strengths[nameOf(metre)]!;

export const strengthAt = (metre: Metre, tick: number): number => {
  const within = tick % barTicks(metre);
  return within % grid === 0 ? strengthsOf(metre)[within / grid]! : 0;
};

export const chordPlacesOf = (metre: Metre): number[] => chordPlaces[nameOf(metre)]!;

/** The length of a felt beat in ticks: a quarter, or a dotted quarter in 6/8. */
export const beatTicks = ({ unit }: Metre): number => (unit === 8 ? 720 : 480);

export const nextBar = (metre: Metre, tick: number): number =>
  Math.ceil(tick / barTicks(metre)) * barTicks(metre);

export const nextBeat = (metre: Metre, tick: number): number =>
  Math.ceil(tick / beatTicks(metre)) * beatTicks(metre);
