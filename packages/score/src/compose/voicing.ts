import type { Key } from '../model.ts';
import { rootOf, type Chord } from './chord.ts';
import type { Goal } from './harmony.ts';
import { degreeAtOrAbove, midiOf, mod, type Tone } from './scale.ts';

/** A chord in four voices, from the lowest: cello, viola, second and first violin. */
export interface Voicing {
  tones: Tone[];
  midis: number[];
}

/** Lowest and highest MIDI number of each voice, from the lowest voice. */
const ranges = [
  [36, 57],
  [50, 67],
  [57, 74],
  [62, 81],
] as const;
const beam = 6;

interface Path {
  voicing: Voicing;
  cost: number;
  before: Path | null;
}

/**
 * Leads four voices through chords: smooth motion, contrary to the bass if possible, no parallel fifths or octaves,
 * leading tones and sevenths resolved (the rules of harmony books, as costs). The search is a beam search over
 * integers.
 */
export function leadVoices(chords: { chord: Chord; key: Key; goal: Goal | null }[]): Voicing[] {
  let paths: Path[] = [];
  const known = new Map<string, Voicing[]>();
  for (const { chord, key, goal } of chords) {
    const name = `${key.letter}${key.alter}${key.mode} ${chord.name}`;
    const candidates = known.get(name) ?? voicingsOf(chord, key);
    known.set(name, candidates);
    paths = extend(paths, candidates, chord, goal);
  }
  const found: Voicing[] = [];
  for (let path = paths[0] ?? null; path; path = path.before) found.push(path.voicing);
  return found.toReversed();
}

function extend(paths: Path[], candidates: Voicing[], chord: Chord, goal: Goal | null): Path[] {
  const extended = candidates.map((voicing) => {
    const own = ownCost(voicing, chord, goal);
    let best: Path = { voicing, cost: own, before: null };
    paths.forEach((before, i) => {
      const cost = before.cost + own + motionCost(before.voicing, voicing);
      if (i === 0 || cost < best.cost) best = { voicing, cost, before };
    });
    return best;
  });
  return extended.toSorted((a, b) => a.cost - b.cost).slice(0, beam);
}

function ownCost({ tones, midis }: Voicing, chord: Chord, goal: Goal | null): number {
  const inRoot = mod(tones[0]!.degree, 7) === rootOf(chord);
  const inversion = inRoot ? 0 : goal === 'home' ? 80 : goal === 'half' ? 30 : 3;
  return inversion + Math.abs(midis[3]! - 71) / 2 + Math.abs(midis[0]! - 46) / 3;
}

/** The cost of moving four voices; parallels cost so much that they hardly occur. */
export function motionCost(from: Voicing, to: Voicing): number {
  let cost = 0;
  for (let voice = 0; voice < 4; voice++) {
    const moved = Math.abs(to.midis[voice]! - from.midis[voice]!);
    cost += voice === 0 ? (moved > 7 ? moved : moved / 2) : moved + (moved > 5 ? 6 : 0);
  }
  if (to.midis[3] === from.midis[3]) cost += 2;
  return cost + 60 * parallels(from.midis, to.midis);
}

/** How many pairs of voices move from a perfect fifth or octave to another of the same kind. */
export function parallels(from: number[], to: number[]): number {
  let count = 0;
  for (let low = 0; low < from.length; low++)
    for (let high = low + 1; high < from.length; high++) {
      const interval = mod(from[high]! - from[low]!, 12);
      const moved = from[low] !== to[low] && from[high] !== to[high];
      if (moved && (interval === 7 || interval === 0) && mod(to[high]! - to[low]!, 12) === interval) count++;
    }
  return count;
}

/** Every good way to set a chord for four voices. */
function voicingsOf(chord: Chord, key: Key): Voicing[] {
  const [bass, viola, second, first] = ranges.map(([lowest, highest]) =>
    tonesBetween(chord, key, lowest, highest),
  );
  const found: Voicing[] = [];
  for (const low of bass!)
    if (isBass(low.tone, chord))
      for (const tenor of viola!)
        for (const alto of second!)
          for (const top of first!) {
            const voices = [low, tenor, alto, top];
            if (isWellSet(voices, chord))
              found.push({ tones: voices.map(({ tone }) => tone), midis: voices.map(({ midi }) => midi) });
          }
  return found.toSorted((a, b) => farness(a) - farness(b)).slice(0, enough);
}

/** The number of settings of a chord that are kept: enough to have one near to any other. */
const enough = 90;

const farness = ({ midis }: Voicing): number => Math.abs(midis[3]! - 71) + Math.abs(midis[0]! - 46);

interface Voice {
  tone: Tone;
  midi: number;
}

/** The bass has the root or the third. A fifth or seventh there needs rules that a cost cannot express. */
const isBass = (tone: Tone, chord: Chord): boolean =>
  chord.tones.slice(0, 2).some(({ degree }) => degree === mod(tone.degree, 7));

function isWellSet(voices: Voice[], chord: Chord): boolean {
  const [low, tenor, alto, top] = voices.map(({ midi }) => midi) as [number, number, number, number];
  if (low >= tenor || tenor >= alto || alto >= top) return false;
  if (top - alto > 12 || alto - tenor > 12 || tenor - low > 19) return false;
  const times = chord.tones.map(
    ({ degree }) => voices.filter(({ tone }) => mod(tone.degree, 7) === degree).length,
  );
  const [roots, thirds, , sevenths] = times;
  const tensionDoubled = (chord.role === 'dominant' && thirds! > 1) || (sevenths ?? 0) > 1;
  return roots! > 0 && thirds! > 0 && sevenths !== 0 && !tensionDoubled && times.every((n) => n < 3);
}

function tonesBetween(chord: Chord, key: Key, lowest: number, highest: number): Voice[] {
  const voices: Voice[] = [];
  for (let degree = degreeAtOrAbove(key, lowest) - 1; ; degree++) {
    const shift = chord.tones.find((tone) => tone.degree === mod(degree, 7))?.shift;
    const midi = midiOf(key, { degree, shift: shift ?? 0 });
    if (midi > highest) return voices;
    if (shift !== undefined && midi >= lowest) voices.push({ tone: { degree, shift }, midi });
  }
}
