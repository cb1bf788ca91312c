import { readForcedCue, readNaturalCue, type Cue } from './cue.ts';
import { startsWithPlace } from './setting.ts';
import { indentOf, isUpperCase, trimBlanks, trimText } from './text.ts';

export interface Heading {
  title: string;
  sceneNumber?: string;
}

/** The kind of a paragraph by its first line; `direction` by default. */
export type Opening =
  | { kind: 'scene'; heading: Heading }
  | { kind: 'cue'; cue: Cue }
  | { kind: 'transition'; text: string }
  | { kind: 'direction' };

/**
 * @param line without its notes
 * @param followed whether the paragraph continues: on the very next line, and at all (boneyards ignored)
 */
export function readOpening(line: string, followed: { directly: boolean; atAll: boolean }): Opening {
  const heading = readSceneHeading(line);
  if (heading) return { kind: 'scene', heading };
  const transition = readTransition(line, followed.directly);
  if (transition !== null) return { kind: 'transition', text: transition };
  const cue = readForcedCue(line) ?? (followed.atAll ? readNaturalCue(line) : null);
  return cue ? { kind: 'cue', cue } : { kind: 'direction' };
}

/** `# ACT I`: needs no blank line around it. */
export function readStructure(line: string): { title: string; level: number } | null {
  const text = trimBlanks(line);
  if (!text.startsWith('#')) return null;
  let level = 1;
  while (text[level] === '#') level++;
  const title = trimBlanks(text.slice(level));
  return title === '' ? null : { title, level };
}

/** `= What happens here.`: needs no blank line around it. */
export function readSynopsis(line: string): string | null {
  const text = trimBlanks(line);
  return text.startsWith('=') && !isPageBreak(line) ? trimText(text.slice(1)) || null : null;
}

export function isPageBreak(line: string): boolean {
  return /^===+$/.test(trimBlanks(line));
}

/** An upper-case line that ends in TO: without a space after it, or any line after `>`. */
export function readTransition(line: string, followed: boolean): string | null {
  const text = trimBlanks(line);
  // `> THE END <` is centered text.
  if (text.startsWith('>')) return text.endsWith('<') ? null : trimBlanks(text.slice(1)) || null;
  const natural = !followed && line.endsWith('TO:') && isUpperCase(text) && !/^[!@~([]/.test(text);
  return natural ? text : null;
}

/** True when `!` marks a line as a direction. */
export function isForcedDirection(line: string): boolean {
  return line[indentOf(line)] === '!';
}

/** True for a line in Fountain-only syntax: `!action`, `> THE END <`. */
export function isMarked(line: string): boolean {
  const text = trimBlanks(line);
  return text.startsWith('!') || (text.startsWith('>') && text.endsWith('<'));
}

function readSceneHeading(line: string): Heading | null {
  const text = trimBlanks(line);
  if (startsWithPlace(text)) return splitSceneNumber(text);
  // `...and then` is no heading, nor is `."Closed," says a sign.`
  return /^\.[*_]*[\p{L}\p{N}]/u.test(text) ? splitSceneNumber(text.slice(1)) : null;
}

/** `INT. HOUSE - DAY #12A#` */
function splitSceneNumber(text: string): Heading {
  const open = text.endsWith('#') ? text.lastIndexOf('#', text.length - 2) : -1;
  const sceneNumber = text.slice(open + 1, -1);
  if (open < 1 || !/^[\p{L}\p{N}.-]+$/u.test(sceneNumber)) return { title: text };
  return { title: trimBlanks(text.slice(0, open)), sceneNumber };
}
