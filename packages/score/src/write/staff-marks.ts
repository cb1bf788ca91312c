import type { Dynamic, Note, Part } from '../model.ts';

/** The marks printed at a note: only those that differ from the previous note. */
export interface StaffMark {
  level: Dynamic['level'] | null;
  words: 'pizz.' | 'arco' | null;
}

/** A dynamic stands at the first note of its range, never at a rest. */
export function staffMarks({ notes, dynamics }: Part): Map<Note, StaffMark> {
  let level: Dynamic['level'] | null = null;
  let plucked = false;
  let next = 0;
  return new Map(
    notes.map((note) => {
      const before = level;
      for (; next < dynamics.length && dynamics[next]!.tick <= note.tick; next++)
        level = dynamics[next]!.level;
      const wasPlucked = plucked;
      plucked = note.technique === 'pizzicato';
      const words = plucked === wasPlucked ? null : plucked ? 'pizz.' : 'arco';
      return [note, { level: level === before ? null : level, words }];
    }),
  );
}
