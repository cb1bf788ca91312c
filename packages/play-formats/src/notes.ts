import { readSynopsis } from './line-kinds.ts';
import { isBlank, trimBlanks, trimText } from './text.ts';

/** A line of exactly two spaces: it continues a speech or a note over an empty line. */
export const emptyLine = '  ';

/** `[[…]]` in the source: from a column of one line to a column of the same or a later one. */
export interface Note {
  text: string;
  column: number;
  lastLine: number;
  /** The column behind the closing brackets. */
  endColumn: number;
}

interface End {
  lastLine: number;
  endColumn: number;
}

/**
 * Finds all notes, also across lines, in linear time. A note ends before the next empty line and before a synopsis; an
 * unclosed `[[` is text.
 * @param hollow lines with nothing but boneyard
 * @param from the line behind the title page
 * @returns the notes by the index of their first line
 */
export function findNotes(texts: string[], hollow: Set<number>, from = 0): Map<number, Note[]> {
  const found = new Map<number, Note[]>();
  const closing = closingFinder(texts, hollow);
  for (let line = from, column = 0; line < texts.length;) {
    const open = texts[line]!.indexOf('[[', column);
    const end = open < 0 ? null : closing(line, open + 2);
    if (!end) {
      [line, column] = [line + 1, 0];
      continue;
    }
    const note = { ...end, column: open, text: noteText(texts, hollow, line, open, end) };
    if (found.has(line)) found.get(line)!.push(note);
    else found.set(line, [note]);
    [line, column] = [end.lastLine, end.endColumn];
  }
  return found;
}

/** Keeps the end of the last search, so that many unclosed notes do not repeat it. */
function closingFinder(texts: string[], hollow: Set<number>): (line: number, from: number) => End | null {
  let stop = -1;
  const endsParagraph = (at: number) => isBlank(texts[at]!) && texts[at] !== emptyLine && !hollow.has(at);
  return (line, from) => {
    const here = texts[line]!.indexOf(']]', from);
    if (here >= 0) return { lastLine: line, endColumn: here + 2 };
    if (readSynopsis(texts[line]!) !== null) return null;
    if (stop <= line) {
      stop = line + 1;
      while (stop < texts.length && !texts[stop]!.includes(']]') && !endsParagraph(stop)) stop++;
    }
    const close = texts[stop]?.indexOf(']]') ?? -1;
    return close < 0 ? null : { lastLine: stop, endColumn: close + 2 };
  };
}

function noteText(texts: string[], hollow: Set<number>, line: number, open: number, end: End): string {
  const inside = texts.slice(line, end.lastLine + 1);
  inside[inside.length - 1] = inside.at(-1)!.slice(0, end.endColumn - 2);
  inside[0] = inside[0]!.slice(open + 2);
  const kept = inside.filter((_, i) => !hollow.has(line + i)).map(trimBlanks);
  return trimText(kept.join('\n'));
}

/** Joins the texts around a note with a space when the join would read as a boneyard or another note. */
function joined(before: string, after: string): string {
  return `${before}${/^(?:\/\*|\[\[|\]\])$/.test(before.slice(-1) + after.slice(0, 1)) ? ' ' : ''}${after}`;
}

/** The line without the notes that begin on it. */
export function withoutNotes(text: string, line: number, notes: Note[]): string {
  let bare = '';
  let at = 0;
  for (const note of notes) {
    bare = joined(bare, text.slice(at, note.column));
    at = note.lastLine === line ? note.endColumn : text.length;
  }
  return trimBlanks(joined(bare, text.slice(at)));
}

/** Text with `]]` can only be a synopsis; a space separates a `]` at its end from the closing brackets. */
export function writeNote(text: string): string {
  const lines = text.split('\n').map((line) => (isBlank(line) ? emptyLine : line));
  if (text.includes(']]')) return `= ${lines.join(' ')}`;
  return `[[${lines.join('\n')}${text.endsWith(']') ? ' ' : ''}]]`;
}
