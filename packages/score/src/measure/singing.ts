import { strengthAt } from '../compose/metre.ts';
import { mod, pitchOf } from '../compose/scale.ts';
import { barTicks, type Bar, type Key, type Note, type Score, type ScoreSection } from '../model.ts';
import type { Word } from '../words/index.ts';
import { soundingAt, sungPhrases, type SungPhrase } from './phrases.ts';

/** Measures of the singing; shares in percent. */
export interface SingingMeasures {
  /** Fully stressed syllables that fall on a beat. */
  stressedOnBeats: number;
  /** Full stops that end on the tonic chord in melody and bass. */
  fullStopsAtHome: number;
  /** Questions whose last interval rises. */
  questionsThatRise: number;
  /** Phrases of four or more notes that have a single highest note. */
  phrasesWithOnePeak: number;
  /** Melodic intervals of a second at most, and of more than a fifth. */
  steps: number;
  wideLeaps: number;
  /** Leaps of a fourth or more that a step in the other direction follows, or that end their phrase. */
  leapsAnswered: number;
  /** Semitones between a part's lowest and highest sung note, on average. */
  range: number;
}

export type WordAt = (actionId: number, word: number) => Word | undefined;

export function measureSinging({ sections }: Score, wordAt: WordAt): SingingMeasures {
  const phrases = sections.flatMap((section) => sungPhrases(section).map((phrase) => ({ section, phrase })));
  const intervals = phrases.flatMap(({ phrase }) => intervalsOf(phrase.notes));
  const leaps = phrases.flatMap(({ phrase }) => leapsIn(phrase.notes));
  return {
    stressedOnBeats: share(
      sections.flatMap((section) => stressed(section, wordAt)),
      ({ strength }) => strength >= 2,
    ),
    fullStopsAtHome: share(
      phrases.filter(({ phrase }) => phrase.mark === '.'),
      ({ section, phrase }) => isAtHome(section, phrase),
    ),
    questionsThatRise: share(
      phrases.filter(({ phrase }) => phrase.mark === '?' && phrase.notes.length > 1),
      ({ phrase }) => intervalsOf(phrase.notes).at(-1)! > 0,
    ),
    phrasesWithOnePeak: share(
      phrases.filter(({ phrase }) => phrase.notes.length > 3),
      ({ phrase }) => hasOnePeak(phrase.notes),
    ),
    steps: share(intervals, (interval) => Math.abs(interval) <= 2),
    wideLeaps: share(intervals, (interval) => Math.abs(interval) > 7),
    leapsAnswered: share(leaps, (answered) => answered),
    range: meanRange(sections),
  };
}

/** The share of items that pass, in percent with one decimal; 100 for an empty list. */
export function share<T>(items: T[], passes: (item: T) => boolean): number {
  return items.length ? Math.round((1000 * items.filter(passes).length) / items.length) / 10 : 100;
}

const intervalsOf = (notes: Note[]): number[] =>
  notes.slice(1).map((note, i) => note.pitch.midi - notes[i]!.pitch.midi);

function leapsIn(notes: Note[]): boolean[] {
  const intervals = intervalsOf(notes);
  return intervals.flatMap((interval, i) => {
    const answer = intervals[i + 1];
    if (Math.abs(interval) < 5) return [];
    return [answer === undefined || (Math.abs(answer) <= 2 && Math.sign(answer) !== Math.sign(interval))];
  });
}

function hasOnePeak(notes: Note[]): boolean {
  const highest = Math.max(...notes.map(({ pitch }) => pitch.midi));
  return notes.filter(({ pitch }) => pitch.midi === highest).length === 1;
}

export function barAt(bars: Bar[], tick: number): Bar {
  return bars[Math.min(bars.length - 1, Math.floor(tick / barTicks(bars[0]!.metre)))]!;
}

function stressed({ bars, parts }: ScoreSection, wordAt: WordAt): { strength: number }[] {
  const found: { strength: number }[] = [];
  for (const { notes } of parts) {
    let syllable = 0;
    let before: Note['source'] = null;
    for (const { lyric, source, tick } of notes) {
      if (!lyric || !source || source.word === null) continue;
      const isSame = before?.actionId === source.actionId && before.word === source.word;
      syllable = isSame ? syllable + 1 : 0;
      before = source;
      const stress = wordAt(source.actionId, source.word)?.syllables[syllable]?.stress;
      if (stress === 2) found.push({ strength: strengthAt(barAt(bars, tick).metre, tick) });
    }
  }
  return found;
}

const classOf = (key: Key, degree: number): number => mod(pitchOf(key, { degree, shift: 0 }).midi, 12);

function isAtHome({ bars, parts }: ScoreSection, { notes }: SungPhrase): boolean {
  const last = notes.at(-1)!;
  const { key } = barAt(bars, last.tick);
  const bass = soundingAt(parts.at(-1)!, last.tick);
  const home = [0, 2, 4].map((degree) => classOf(key, degree));
  return home.includes(mod(last.pitch.midi, 12)) && (!bass || mod(bass.pitch.midi, 12) === home[0]);
}

function meanRange(sections: ScoreSection[]): number {
  const ranges = sections.flatMap(({ parts }) =>
    parts.flatMap(({ notes }) => {
      const sung = notes.filter(({ lyric }) => lyric).map(({ pitch }) => pitch.midi);
      return sung.length > 20 ? [Math.max(...sung) - Math.min(...sung)] : [];
    }),
  );
  return Math.round((10 * ranges.reduce((sum, range) => sum + range, 0)) / Math.max(1, ranges.length)) / 10;
}
