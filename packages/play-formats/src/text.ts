/** Spaces, no-break spaces and marks of direction that no reader sees at the edge of a line. */
const invisible =
  /[ \t\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;

/** True for a line that looks empty: white space of any kind and characters that have no shape. */
export function isBlank(line: string): boolean {
  return /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u.test(line);
}

/** How many spaces and tabs the line begins with. */
export function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
}

/** The line without what cannot be seen at its ends. A loop, as `/\s+$/` is quadratic on long runs of spaces. */
export function trimBlanks(line: string): string {
  return trimEdges(line, (character) => invisible.test(character));
}

/** The same for text of several lines: line breaks and white space of any kind go too. */
export function trimText(text: string): string {
  return trimEdges(text, (character) => invisible.test(character) || character.trim() === '');
}

function trimEdges(text: string, isEdge: (character: string) => boolean): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text[start]!)) start++;
  while (end > start && isEdge(text[end - 1]!)) end--;
  return text.slice(start, end);
}

export function splitLines(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n');
}

/** For places that hold one line only, such as a heading. */
export function oneLine(text: string): string {
  return trimBlanks(splitLines(text).join(' '));
}

/** True when the letters that have case are all upper case, and there is one at least, in any script. */
export function isUpperCase(text: string): boolean {
  // ß is let through: it has no upper case in everyday German capitals (GROßVATER).
  return /\p{Lu}/u.test(text) && !/[\p{Ll}--ß]/v.test(text);
}

/** The text without marks of emphasis; those inside a word stay (`snake_case`). */
export function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu, '');
}

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
