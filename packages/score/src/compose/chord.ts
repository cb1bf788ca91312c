import type { Mode } from '../model.ts';
import { mod, type Tone } from './scale.ts';

/** Tonic, subdominant, dominant: the chord at rest, the chord that leaves it, and the chord that leads back. */
export type Role = 'tonic' | 'subdominant' | 'dominant';

export interface Chord {
  name: string;
  /** Root, third, fifth and, in some chords, a seventh: degrees 0 to 6. */
  tones: Tone[];
  role: Role;
  /** Dark chords borrowed from the parallel minor, used under dark words only. */
  borrowed: boolean;
}

/**
 * The chords of every mode: degree and role, `+3` for a third raised to lead home, `7` for a seventh. Diminished triads
 * are left out; the dominants are those that make each mode's own cadence (Phrygian II–I, Mixolydian VII–I).
 */
const chordsOf: Record<Mode, string> = {
  lydian: 'I:t II:d III:t V:d VI:t VII:s iv:b',
  ionian: 'I:t II:s III:t IV:s V:d V7:d VI:t iv:b bVI:b',
  mixolydian: 'I:t II:s IV:s V+3:d VI:t VII:d iv:b bVI:b',
  dorian: 'I:t II:s III:t IV:s V+3:d VII:d bII:b',
  aeolian: 'I:t III:t IV:s V+3:d V+37:d VI:t VII:s bII:b',
  phrygian: 'I:t II:d III:t IV:s VI:t VII:d',
};

/** The chord of a deceptive cadence: it follows the dominant in place of the tonic. */
const deceptiveRoot: Record<Mode, number> = {
  lydian: 5,
  ionian: 5,
  mixolydian: 5,
  dorian: 3,
  aeolian: 5,
  phrygian: 5,
};

const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];
const roles: Record<string, Role> = { t: 'tonic', s: 'subdominant', d: 'dominant', b: 'subdominant' };

const triad = (root: number, thirdShift = 0): Tone[] => [
  { degree: root, shift: 0 },
  { degree: mod(root + 2, 7), shift: thirdShift },
  { degree: mod(root + 4, 7), shift: 0 },
];

/** Borrowed chords in degrees of each mode: the listed degrees are lowered to those of the darker mode. */
function borrowedTones(name: string, mode: Mode): Tone[] {
  if (name === 'iv') {
    const raisedFourth = mode === 'lydian' ? -1 : 0;
    return [
      { degree: 3, shift: raisedFourth },
      { degree: 5, shift: -1 },
      { degree: 0, shift: 0 },
    ];
  }
  if (name === 'bVI')
    return [
      { degree: 5, shift: -1 },
      { degree: 0, shift: 0 },
      { degree: 2, shift: -1 },
    ];
  // The Neapolitan, on the lowered second.
  return [
    { degree: 1, shift: -1 },
    { degree: 3, shift: 0 },
    { degree: 5, shift: mode === 'dorian' ? -1 : 0 },
  ];
}

function chordFrom(entry: string, mode: Mode): Chord {
  const [name, role] = entry.split(':') as [string, string];
  if (role === 'b') return { name, tones: borrowedTones(name, mode), role: 'subdominant', borrowed: true };
  const root = numerals.indexOf(name.replace(/[^IV]/g, ''));
  const tones = triad(root, name.includes('+3') ? 1 : 0);
  if (name.endsWith('7')) tones.push({ degree: mod(root + 6, 7), shift: 0 });
  return { name, tones, role: roles[role]!, borrowed: false };
}

const chords = new Map(
  (Object.keys(chordsOf) as Mode[]).map((mode) => [
    mode,
    chordsOf[mode].split(' ').map((entry) => chordFrom(entry, mode)),
  ]),
);

/** All chords a mode is harmonised with; the first is the tonic. */
export const chordsIn = (mode: Mode): Chord[] => chords.get(mode)!;

export const rootOf = (chord: Chord): number => chord.tones[0]!.degree;

export const isDeceptive = (chord: Chord, mode: Mode): boolean =>
  rootOf(chord) === deceptiveRoot[mode] && !chord.borrowed;

/** The altered tone of a chord that replaces a degree of the scale, if the chord has one. */
export const toneOf = (chord: Chord, degree: number): Tone | undefined =>
  chord.tones.find((tone) => tone.degree === mod(degree, 7));
