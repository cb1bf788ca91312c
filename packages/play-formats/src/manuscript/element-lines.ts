import { readSynopsis, readTransition } from '../line-kinds.ts';
import { isBlank, splitLines, trimBlanks } from '../text.ts';
import type { PlayElement } from '../play.ts';
import { readCueLine, writeCueLine } from './cue-line.ts';
import { readHeadingLine } from './heading-line.ts';
import { indent } from './manuscript.ts';

type IsName = (name: string) => boolean;

/** Reads an element from its first line and its unindented further lines. */
export function readElement([first = '', ...further]: string[], line: number, isName: IsName): PlayElement {
  const all = (text: string) => [text, ...further].join('\n');
  const spoken = readCueLine(first, isName);
  if (spoken) {
    const text = first.endsWith(':') && spoken.text === '' ? further.join('\n') : all(spoken.text);
    return { kind: 'speech', ...spoken.cue, text, line };
  }
  const note = noteIn(all(first));
  if (note !== null) return { kind: 'note', text: note, line };
  const transition = further.length === 0 ? readTransition(first, false) : null;
  if (transition !== null) return { kind: 'transition', text: transition, line };
  return { kind: 'direction', text: all(first.startsWith('!') ? first.slice(1) : first), line };
}

/** Writes an element; further lines are indented, the first is not. */
export function writeElement(element: PlayElement, isName: IsName): string {
  return splitLines(elementText(element, isName))
    .map((text, i) => (i === 0 ? text : `${indent}${isBlank(text) ? '' : text}`))
    .join('\n');
}

function elementText(element: PlayElement, isName: IsName): string {
  const text = withoutBlankEnd(element.text);
  if (element.kind === 'speech') {
    const [first = ''] = splitLines(text);
    // Words that begin with an empty line, or with spaces, all stand below the cue.
    const below = text !== '' && (isBlank(first) || first.startsWith(' '));
    return `${writeCueLine(element)}:${text === '' ? '' : below ? `\n${text}` : ` ${text}`}`;
  }
  if (element.kind === 'note') return `[[${text}]]`;
  if (element.kind === 'transition') return `> ${trimBlanks(text).replaceAll(/\s*\n\s*/g, ' ')}`;
  const [first = ''] = splitLines(text);
  return isPlain(first, text, isName) ? text : `!${text}`;
}

/** True for a direction whose first line reads as a direction, with or without a handle. */
function isPlain(first: string, text: string, isName: IsName): boolean {
  const misread =
    isBlank(first) ||
    first !== first.trimStart() ||
    /^[!@]|^\[s?\d+\]/.test(first) ||
    readHeadingLine(first, 1) !== null ||
    readSynopsis(first) !== null ||
    readCueLine(first, isName) !== null ||
    readTransition(first, false) !== null ||
    noteIn(text) !== null;
  return !misread;
}

/** The brackets are the first and the last characters of an element, so brackets inside are text. */
function noteIn(text: string): string | null {
  return text.length >= 4 && text.startsWith('[[') && text.endsWith(']]') ? text.slice(2, -2) : null;
}

function withoutBlankEnd(text: string): string {
  const lines = splitLines(text);
  while (lines.length > 1 && isBlank(lines.at(-1)!)) lines.pop();
  return lines.map((line) => (isBlank(line) ? '' : line)).join('\n');
}
