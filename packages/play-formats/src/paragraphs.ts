import type { Lines } from './boneyard.ts';
import type { Cue } from './cue.ts';
import { isForcedDirection, isPageBreak, readStructure, readSynopsis } from './line-kinds.ts';
import { emptyLine } from './notes.ts';
import type { PlayElement } from './play.ts';
import { indentOf, isBlank, trimBlanks } from './text.ts';

export interface Paragraph {
  element: PlayElement;
  /** The line after it. */
  end: number;
}

/** Whether the next line goes on with the paragraph; boneyard between the two does not count. */
export function isFollowed({ texts, hollow }: Lines, at: number): boolean {
  let next = at + 1;
  while (hollow.has(next)) next++;
  const text = texts[next];
  return text !== undefined && (!isBlank(text) || text === emptyLine);
}

/** A speech goes on to the next blank line: nothing in it is read as anything else. */
export function readSpeech(lines: Lines, at: number, cue: Cue): Paragraph {
  const spoken: string[] = [];
  let end = at + 1;
  for (; end < lines.texts.length; end++) {
    if (lines.hollow.has(end)) continue;
    const text = lines.texts[end]!;
    if (isBlank(text) && text !== emptyLine) break;
    spoken.push(isParenthetical(text) ? trimBlanks(text) : text);
  }
  while (spoken.at(-1) === emptyLine) spoken.pop();
  const text = withoutCommonIndent(spoken).join('\n');
  const { character, extension, dual } = cue;
  return { element: { kind: 'speech', character, extension, dual, text, line: lines.numbers[at]! }, end };
}

/** A direction goes on to the next blank line, or to a line that needs none before it. */
export function readDirection(lines: Lines, at: number): Paragraph {
  const texts: string[] = [];
  let end = at;
  do texts.push(directionLine(lines.texts[end++]!));
  while (end < lines.texts.length && !isBlank(lines.texts[end]!) && !interruptsDirection(lines.texts[end]!));
  return { element: { kind: 'direction', text: texts.join('\n'), line: lines.numbers[at]! }, end };
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

/** Scripts that are laid out with indents lose them, verse that is indented within the speech keeps it. */
function withoutCommonIndent(lines: string[]): string[] {
  let common = Infinity;
  for (const line of lines) {
    if (!isBlank(line) && !isParenthetical(line)) common = Math.min(common, indentOf(line));
    if (common === 0) break;
  }
  return lines.map((line) => (isBlank(line) ? '' : isParenthetical(line) ? line : line.slice(common)));
}
