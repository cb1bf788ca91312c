import type { Lines } from './boneyard.ts';
import { findNotes, withoutNotes, type Note } from './notes.ts';
import type { PlayElement } from './play.ts';
import { isBlank } from './text.ts';

/** The lines of a text without boneyards, and its notes, which do not affect the kind of a line. */
export interface Source extends Lines {
  /** By the index of their first line. */
  notes: Map<number, Note[]>;
  /** Lines that begin inside a note. */
  insideNote: Set<number>;
}

/** @param from the line behind the title page */
export function sourceOf(lines: Lines, from: number): Source {
  const notes = findNotes(lines.texts, lines.hollow, from);
  const insideNote = new Set<number>();
  for (const [line, onLine] of notes)
    for (const { lastLine } of onLine) for (let at = line + 1; at <= lastLine; at++) insideNote.add(at);
  return { ...lines, notes, insideNote };
}

/** The line without notes, which determines its kind (heading, cue, direction). */
export function bareLine({ texts, notes }: Source, at: number): string {
  const onLine = notes.get(at);
  return onLine ? withoutNotes(texts[at]!, at, onLine) : texts[at]!;
}

/**
 * Removes the notes from a heading, a cue or a transition. They become elements, and lines with nothing else become
 * hollow.
 */
export function takeNotes(source: Source, at: number): PlayElement[] {
  const { texts, hollow, notes, insideNote, numbers } = source;
  const onLine = notes.get(at) ?? [];
  notes.delete(at);
  const { lastLine = at, endColumn = 0 } = onLine.at(-1) ?? {};
  for (let line = at + 1; line <= lastLine; line++) {
    texts[line] = line < lastLine ? '' : texts[line]!.slice(endColumn);
    insideNote.delete(line);
    if (isBlank(texts[line]!)) hollow.add(line);
  }
  if (lastLine > at)
    for (const note of notes.get(lastLine) ?? []) {
      note.column -= endColumn;
      if (note.lastLine === lastLine) note.endColumn -= endColumn;
    }
  return onLine.map(({ text }) => ({ kind: 'note', text, line: numbers[at]! }));
}
