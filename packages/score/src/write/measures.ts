import { barTicks, type Bar, type Note, type Part, type ScoreSection } from '../model.ts';
import { noteValues, type NoteValue } from './note-values.ts';

/** A printed bar of one staff. Without signs it is a whole bar's rest. */
export interface Measure {
  bar: Bar;
  signs: Sign[];
}

/** One note head or rest. A longer note is several tied heads. */
export interface Sign extends NoteValue {
  /** Ticks from the section's beginning. */
  tick: number;
  note: Note | null;
  tiedFrom: boolean;
  tiedTo: boolean;
}

/** A part as bars: its notes and rests, cut into printable values. */
export function measuresOf({ bars }: Pick<ScoreSection, 'bars'>, { notes }: Part): Measure[] {
  let next = 0;
  return bars.map((bar) => {
    const end = bar.tick + barTicks(bar.metre);
    const signs: Sign[] = [];
    let tick = bar.tick;
    while (next < notes.length && notes[next]!.tick < end) {
      const note = notes[next]!;
      const noteEnd = note.tick + note.ticks;
      const start = Math.max(note.tick, bar.tick);
      const stop = Math.min(noteEnd, end);
      signs.push(...signsOf(tick, start, bar, null), ...signsOf(start, stop, bar, note));
      tick = stop;
      if (noteEnd > end) break;
      next++;
    }
    return { bar, signs: signs.length === 0 ? [] : [...signs, ...signsOf(tick, end, bar, null)] };
  });
}

function signsOf(start: number, end: number, bar: Bar, note: Note | null): Sign[] {
  if (start === end) return [];
  let tick = start;
  return noteValues(start - bar.tick, end - bar.tick, bar.metre, note === null).map((value) => {
    const sign = { ...value, tick, note };
    tick += value.ticks;
    const tiedTo = note !== null && tick < note.tick + note.ticks;
    return { ...sign, tiedFrom: note !== null && sign.tick > note.tick, tiedTo };
  });
}
