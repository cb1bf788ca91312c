// `trim()` and `\s` also take no-break spaces and U+2028, which are text in a play: blank means spaces and tabs.

/** True for a line of nothing but spaces and tabs. */
export function isBlank(line: string): boolean {
  return indentOf(line) === line.length;
}

/** How many spaces and tabs the line begins with. */
export function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
}

/** The line without the spaces and tabs around it. A loop, as `/\s+$/` is quadratic on long runs of spaces. */
export function trimBlanks(line: string): string {
  const start = indentOf(line);
  let end = line.length;
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(start, end);
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

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
