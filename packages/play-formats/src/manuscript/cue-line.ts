import { readForcedCue, readNaturalCue, writeCue, type Cue } from '../cue.ts';
import { oneLine } from '../text.ts';
import { readHeadingLine } from './heading-line.ts';

/** Characters with a meaning in a cue, and their placeholders during reading. */
const escaped = ['\\', ':', '(', ')', '^'];
const placeholder = (character: string) => String.fromCharCode(0xfdd0 + escaped.indexOf(character));
const hidden = (text: string) =>
  text.replace(/\\([\\:()^])/g, (_, character: string) => placeholder(character));
const shown = (text: string) =>
  text.replace(/[\ufdd0-\ufdd4]/g, (character) => escaped[character.charCodeAt(0) - 0xfdd0]!);

/**
 * Reads `ROMEO (aside): He jests at scars`. The name is a known one, or in capitals, or behind `@`.
 * @returns null for a line that is no speech
 */
export function readCueLine(
  line: string,
  isName: (name: string) => boolean,
): { cue: Cue; text: string } | null {
  const text = hidden(line);
  const colon = /:(?= |$)/.exec(text)?.index ?? (text.startsWith('@') ? text.length : -1);
  if (colon < 1) return null;
  const cueText = text.slice(0, colon);
  const forced = readForcedCue(cueText);
  const cue = forced ?? readNaturalCue(cueText) ?? knownCue(cueText, isName);
  if (!cue) return null;
  const character = shown(cue.character);
  const extension = cue.extension === null ? null : shown(cue.extension);
  // From the original line, because `text` has placeholders.
  return { cue: { ...cue, character, extension }, text: spokenPart(line) };
}

function knownCue(text: string, isName: (name: string) => boolean): Cue | null {
  const cue = readForcedCue(`@${text}`);
  return cue && isName(shown(cue.character)) ? cue : null;
}

/** The text behind the first unescaped colon, without the one space after it. */
function spokenPart(line: string): string {
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === ':' && (line[at + 1] === ' ' || at + 1 === line.length)) return line.slice(at + 2);
  }
  return '';
}

export function writeCueLine(cue: Cue): string {
  const escape = (text: string) => oneLine(text).replaceAll(/[\\:()^]/g, String.raw`\$&`);
  const name = escape(cue.character);
  const written = writeCue({ ...cue, character: name, extension: cue.extension && escape(cue.extension) });
  const natural = readCueLine(`${written}:`, () => false);
  const misread = written.startsWith('@') || readHeadingLine(`${written}:`, 1) !== null;
  return natural?.cue.character === oneLine(cue.character) && !misread ? written : `@${written}`;
}
