import type { Lines } from './boneyard.ts';
import { isBlank, trimBlanks } from './text.ts';

export interface Note {
  text: string;
  /** The line after it. */
  end: number;
}

/** The line that keeps a speech or a note going over an empty line: exactly two spaces. */
export const emptyLine = '  ';

/**
 * Gives a reader of the notes that stand alone, also across lines: `[[` begins the line and `]]` ends one.
 * Call it with growing line numbers. It remembers where its last search stopped, so that many notes that are
 * never closed are not searched again and again.
 */
export function noteReader({ texts, hollow }: Lines): (at: number) => Note | null {
  let stop = -1;
  let closes = false;
  /** Finds the next line that holds `]]` or ends the paragraph, and whether that line ends in its first `]]`. */
  function search(at: number): void {
    if (stop >= at) return;
    stop = at;
    while (stop < texts.length && !stopsSearch(stop)) stop++;
    const line = trimBlanks(texts[stop] ?? '');
    closes = line.endsWith(']]') && line.indexOf(']]') === line.length - 2;
  }
  function stopsSearch(at: number): boolean {
    const text = texts[at]!;
    return text.includes(']]') || (isBlank(text) && text !== emptyLine && !hollow.has(at));
  }
  return (at) => {
    if (!trimBlanks(texts[at]!).startsWith('[[')) return null;
    search(at);
    if (!closes) return null;
    const inside = texts.slice(at, stop + 1).filter((_, index) => !hollow.has(at + index));
    const text = inside.map((line) => trimBlanks(line)).join('\n');
    return { text: text.slice(2, -2).trim(), end: stop + 1 };
  };
}

/** Text that holds `]]` can only be a synopsis; a space keeps a `]` at its end from joining the closing ones. */
export function writeNote(text: string): string {
  const lines = text.split('\n').map((line) => (isBlank(line) ? emptyLine : line));
  if (text.includes(']]')) return `= ${lines.join(' ')}`;
  return `[[${lines.join('\n')}${text.endsWith(']') ? ' ' : ''}]]`;
}
