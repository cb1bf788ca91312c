import { chordPlacesOf } from '../compose/metre.ts';
import { mod, pitchOf } from '../compose/scale.ts';
import { parallels } from '../compose/voicing.ts';
import { barTicks, type Part, type Score, type ScoreSection } from '../model.ts';
import { share } from './singing.ts';
import { soundingAt } from './phrases.ts';

/** Measures of the accompaniment by the strings. */
export interface PlayingMeasures {
  /** Parallel fifths and octaves of the four strings, per hundred changes of chord. */
  parallels: number;
  /** Changes of the lowest pitch, per bar. */
  bassChangesABar: number;
  /** Bars whose rhythm in the strings differs from the bar before, in percent. */
  barsThatDiffer: number;
  /** Number of different rhythms of the strings. */
  patterns: number;
  /** Sections that end with the tonic in bass and at the end, in percent. */
  endAtHome: number;
  /** Difference between the loudest string and the singer in MIDI velocity, on average. */
  singerAbove: number;
}

const stringCount = 4;
const stringsOf = ({ parts }: ScoreSection): Part[] => parts.slice(-stringCount);

export function measurePlaying({ sections }: Score): PlayingMeasures {
  const changes = sections.flatMap(chordChanges);
  const patterns = sections.map(barPatterns);
  const neighbours = patterns.flatMap((bars) => bars.slice(1).map((bar, i) => [bars[i], bar] as const));
  const bars = patterns.flat().length;
  const bassChanges = sections.reduce(
    (sum, section) => sum + changesOf(section, stringsOf(section).at(-1)!),
    0,
  );
  const pairs = changes.reduce((sum, [from, to]) => sum + parallels(from, to), 0);
  return {
    parallels: Math.round((1000 * pairs) / Math.max(1, changes.length)) / 10,
    bassChangesABar: Math.round((100 * bassChanges) / Math.max(1, bars)) / 100,
    barsThatDiffer: share(neighbours, ([before, bar]) => before !== bar),
    patterns: new Set(patterns.flat()).size,
    endAtHome: share(sections, endsAtHome),
    singerAbove: singerAbove(sections),
  };
}

const chordTicks = ({ bars }: ScoreSection): number[] =>
  bars.flatMap(({ tick, metre }) => chordPlacesOf(metre).map((place) => tick + place));

function changesOf(section: ScoreSection, part: Part): number {
  const midis = chordTicks(section).flatMap((tick) => soundingAt(part, tick)?.pitch.midi ?? []);
  return midis.filter((midi, i) => i > 0 && midi !== midis[i - 1]).length;
}

/** The four strings at each place where chords may change and all four sound, in pairs of consecutive places. */
function chordChanges(section: ScoreSection): [number[], number[]][] {
  const strings = stringsOf(section).toReversed();
  const chords = chordTicks(section).map((tick) =>
    strings.flatMap((part) => soundingAt(part, tick)?.pitch.midi ?? []),
  );
  return chords
    .slice(1)
    .map((chord, i): [number[], number[]] => [chords[i]!, chord])
    .filter(([from, to]) => from.length === stringCount && to.length === stringCount)
    .filter(([from, to]) => from.some((midi, i) => midi !== to[i]));
}

function barPatterns(section: ScoreSection): string[] {
  const strokes = section.bars.map(() => [] as string[]);
  const length = barTicks(section.bars[0]!.metre);
  for (const { id, notes } of stringsOf(section))
    for (const { tick, ticks, technique } of notes)
      strokes[Math.floor(tick / length)]!.push(`${id} ${tick % length} ${ticks} ${technique}`);
  return strokes.map((bar) => bar.toSorted().join('|'));
}

function endsAtHome(section: ScoreSection): boolean {
  const { key } = section.bars.at(-1)!;
  const last = stringsOf(section).at(-1)!.notes.at(-1);
  return (
    last !== undefined && mod(last.pitch.midi, 12) === mod(pitchOf(key, { degree: 0, shift: 0 }).midi, 12)
  );
}

function singerAbove(sections: ScoreSection[]): number {
  let sum = 0;
  let count = 0;
  for (const section of sections) {
    const strings = stringsOf(section);
    for (const { notes } of section.parts.slice(0, -stringCount))
      for (const { tick, velocity, lyric } of notes) {
        if (!lyric) continue;
        sum += velocity - Math.max(0, ...strings.map((part) => soundingAt(part, tick)?.velocity ?? 0));
        count++;
      }
  }
  return Math.round((10 * sum) / Math.max(1, count)) / 10;
}
