/** Spaces, no-break spaces and direction marks, which are invisible at the ends of a line. */
const invisible =
  /[ \t\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;

const looksEmpty = /^[\s\u2800\p{Default_Ignorable_Code_Point}]*$/u;

/** True for a line that looks empty: white space and invisible characters only. */
export function isBlank(line: string): boolean {
  const first = indentOf(line);
  const code = line.charCodeAt(first);
  // Nearly every line ends here: it is empty, or begins with a letter of ASCII.
  if (first === line.length) return true;
  return !(code > 0x20 && code < 0x7f) && looksEmpty.test(line);
}

/** The number of spaces and tabs at the beginning of a line. */
export function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
}

/** The line without invisible characters at its ends. A loop, because `/\s+$/` is quadratic on long runs of spaces. */
export function trimBlanks(line: string): string {
  return trimEdges(line, isInvisible);
}

/** The same for text of several lines: line breaks and all white space at the ends go too. */
export function trimText(text: string): string {
  return trimEdges(text, (character) => isInvisible(character) || character.trim() === '');
}

function isInvisible(character: string): boolean {
  return character < '!' || character > '~' ? invisible.test(character) : false;
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

/** Makes a text one line, for headings and the like. */
export function oneLine(text: string): string {
  return trimBlanks(splitLines(text).join(' '));
}

/** True when a text has cased letters and all of them are upper case, in any script. */
export function isUpperCase(text: string): boolean {
  // ß passes, because German capitals usually keep it (GROßVATER).
  return /\p{Lu}/u.test(text) && !/[\p{Ll}--ß]/v.test(text);
}

/** The text without emphasis marks; marks inside a word stay (`snake_case`). */
export function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu, '');
}

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
