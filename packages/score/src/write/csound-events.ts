import type { Note, Part, Score, ScoreSection } from '../model.ts';
import { sectionSeconds, ticksPerQuarter } from '../model.ts';
import { csoundNumber } from './csound-levels.ts';
import { createSeats } from './csound-seats.ts';

/** A note for Csound. Times are seconds from the beginning of the piece. */
export interface CsoundEvent {
  instrument: number;
  start: number;
  duration: number;
  velocity: number;
  midi: number;
  /** 0 is left, 1 is right. */
  pan: number;
  technique: number;
  articulation: number;
  /** 0 for a character in front, 1 for the strings behind. */
  behind: number;
}

const techniques: Note['technique'][] = ['normal', 'pizzicato', 'tremolo'];
const articulations: Note['articulation'][] = [null, 'staccato', 'tenuto', 'accent'];

/** All notes of the piece, sorted by time and instrument. */
export function csoundEvents(score: Score): CsoundEvent[] {
  const pan = createSeats(score);
  let begin = 0;
  const events = score.sections.flatMap((section) => {
    const clock = createClock(section, begin);
    begin += sectionSeconds(section);
    return section.parts.flatMap((part) => part.notes.map((note) => toEvent(part, note, pan(part), clock)));
  });
  return events.toSorted((a, b) => a.start - b.start || a.instrument - b.instrument || a.midi - b.midi);
}

function toEvent(part: Part, note: Note, pan: number, clock: (tick: number) => number): CsoundEvent {
  const start = clock(note.tick);
  return {
    instrument: csoundNumber(part.instrument),
    start,
    duration: clock(note.tick + note.ticks) - start,
    velocity: note.velocity,
    midi: note.pitch.midi,
    pan,
    technique: techniques.indexOf(note.technique),
    articulation: articulations.indexOf(note.articulation),
    behind: part.characterId === null ? 1 : 0,
  };
}

/** Divisions and sums only: their results are the same on every machine. */
function createClock({ bars }: ScoreSection, begin: number): (tick: number) => number {
  const seconds = (ticks: number, tempo: number) => (ticks * 60) / (tempo * ticksPerQuarter);
  const starts = [begin];
  for (const [index, bar] of bars.slice(0, -1).entries())
    starts.push(starts[index]! + seconds(bars[index + 1]!.tick - bar.tick, bar.tempo));
  return (tick) => {
    const index = Math.max(
      0,
      bars.findLastIndex((bar) => bar.tick <= tick),
    );
    const bar = bars[index]!;
    return starts[index]! + seconds(tick - bar.tick, bar.tempo);
  };
}
