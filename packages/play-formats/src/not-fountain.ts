import { PlayFormatError } from './play-format-error.ts';
import { countLineBreaks } from './text.ts';
import { beginsTitlePage } from './title-page.ts';

const advice = 'Send the play as Fountain, plain text as on fountain.io/syntax.';

const formats: [beginning: RegExp, name: string, help: string][] = [
  [/^\{\\rtf/, 'RTF', 'Save it as plain text in Fountain form.'],
  [/^%PDF-/, 'a PDF', 'Export the play as Fountain from the program that made it.'],
  [/^<\?xml[^>]{0,200}>\s*<FinalDraft/i, 'Final Draft (FDX)', 'Export the play as Fountain.'],
  [/^<(?:!doctype\s+html|html)/i, 'HTML', advice],
  [/^<[a-z!?]/i, 'XML or HTML', advice],
  [/^(?:\{\s*"|\[\s*\{)/, 'JSON', advice],
];

/** Refuses empty text, binary data and other formats. Line breaks must be \n. */
export function refuseOtherFormats(text: string): void {
  const start = text.search(/\S/);
  if (start < 0) throw new PlayFormatError(1, `The text is empty. ${advice}`);
  const other = otherFormatOf(text.slice(start, start + 10_000));
  if (other)
    throw new PlayFormatError(
      lineAt(text, start),
      `This looks like ${other.name}; it is not Fountain. ${other.help}`,
    );
  const control = findControlCharacter(text);
  if (control >= 0) throw controlCharacterError(text, control);
}

/** The format that the beginning of a text indicates; null for none. */
export function otherFormatOf(beginning: string): { name: string; help: string } | null {
  const format = formats.find(([pattern]) => pattern.test(beginning));
  if (format) return { name: format[1], help: format[2] };
  return looksLikeTable(beginning) ? { name: 'a table (CSV)', help: advice } : null;
}

/** The error for a text with directions only. */
export function proseError(): PlayFormatError {
  return new PlayFormatError(
    1,
    'This looks like prose; it has no title page, no heading and no character cue. ' +
      'Put each name in capitals (or after @) on a line above the words, and begin scenes with INT., EXT. or a dot.',
  );
}

function controlCharacterError(text: string, at: number): PlayFormatError {
  const line = lineAt(text, at);
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return new PlayFormatError(
    line,
    `Line ${line} holds the control character U+${code}; this looks like a binary file or another encoding. Save the play as plain text in UTF-8.`,
  );
}

/** Index of the first C0 control character that is not a tab or a line break; -1 without one. */
function findControlCharacter(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a) return at;
  }
  return -1;
}

/** True for a text without blank lines that has the same number of separators in each of the first lines. */
function looksLikeTable(beginning: string): boolean {
  const text = beginning.trimEnd();
  const [first = '', ...rows] = text.split('\n', 5);
  if (rows.length === 0 || /\n[ \t]*\n/.test(text)) return false;
  if (/^[@.#!>=~[]/.test(first) || beginsTitlePage([first, ...rows])) return false;
  return [/,(?! )/g, /;(?! )/g, /\t/g].some((separator) => {
    const columns = first.match(separator)?.length ?? 0;
    return columns > 0 && rows.every((row) => row.match(separator)?.length === columns);
  });
}

function lineAt(text: string, at: number): number {
  return countLineBreaks(text.slice(0, at)) + 1;
}
