import type { Cue } from './cue.ts';
import { isForcedDirection, isPageBreak, readStructure, readSynopsis } from './line-kinds.ts';
import { emptyLine } from './notes.ts';
import type { PlayElement } from './play.ts';
import type { Source } from './source.ts';
import { indentOf, isBlank, trimBlanks } from './text.ts';

export interface Paragraph {
  element: PlayElement;
  /** The index of the line after it. */
  end: number;
}

/** A longer extension is a direction beside the name: it becomes a parenthetical of the speech. */
const longestExtension = 200;

/**
 * True when the paragraph continues behind a line. Boneyard lines leave an empty line: it ends a transition, but a cue
 * still finds its words behind it.
 */
export function followed({ texts, hollow }: Source, at: number): { directly: boolean; atAll: boolean } {
  let next = at + 1;
  while (hollow.has(next)) next++;
  const text = texts[next];
  const atAll = text !== undefined && (!isBlank(text) || text === emptyLine);
  return { directly: atAll && next === at + 1, atAll };
}

/** A speech lasts to the next blank line, and all of its lines are spoken text. */
export function readSpeech(source: Source, at: number, cue: Cue): Paragraph {
  const spoken: string[] = [];
  let end = at + 1;
  for (; end < source.texts.length; end++) {
    if (source.hollow.has(end)) continue;
    const text = source.texts[end]!;
    if (isBlank(text) && text !== emptyLine) break;
    spoken.push(isParenthetical(text) ? trimBlanks(text) : text);
  }
  while (spoken.at(-1) === emptyLine) spoken.pop();
  const { character, dual } = cue;
  const long = cue.extension !== null && cue.extension.length > longestExtension;
  const lines = [...(long ? [`(${cue.extension})`] : []), ...withoutCommonIndent(spoken)];
  const extension = long ? null : cue.extension;
  const line = source.numbers[at]!;
  return { element: { kind: 'speech', character, extension, dual, text: lines.join('\n'), line }, end };
}

/** A direction lasts to a blank line or to a line that needs none before it, but never ends inside a note. */
export function readDirection({ texts, numbers, insideNote }: Source, at: number): Paragraph {
  const lines: string[] = [];
  let end = at;
  const goesOn = () => insideNote.has(end) || (!isBlank(texts[end]!) && !interruptsDirection(texts[end]!));
  do lines.push(directionLine(texts[end++]!));
  while (end < texts.length && goesOn());
  return { element: { kind: 'direction', text: lines.join('\n'), line: numbers[at]! }, end };
}

export function interruptsDirection(line: string): boolean {
  return readStructure(line) !== null || isPageBreak(line) || readSynopsis(line) !== null;
}

function directionLine(line: string): string {
  const indent = isForcedDirection(line) ? indentOf(line) : -1;
  const text = (indent < 0 ? line : line.slice(0, indent) + line.slice(indent + 1)).replaceAll('\t', '    ');
  return isBlank(text) ? '' : text;
}

function isParenthetical(line: string): boolean {
  const text = trimBlanks(line);
  return text.startsWith('(') && text.endsWith(')');
}

/** Removes the indent that all lines of a speech share; indents of single verses stay. */
function withoutCommonIndent(lines: string[]): string[] {
  let common = Infinity;
  for (const line of lines) {
    if (!isBlank(line) && !isParenthetical(line)) common = Math.min(common, indentOf(line));
    if (common === 0) break;
  }
  return lines.map((line) => (isBlank(line) ? '' : isParenthetical(line) ? line : line.slice(common)));
}
