import { isUpperCase, trimBlanks, trimText } from './text.ts';

export interface Cue {
  character: string;
  extension: string | null;
  dual: boolean;
}

/** `@McCLANE (V.O.) ^`: a name in any case. Null without a name. */
export function readForcedCue(line: string): Cue | null {
  const text = trimBlanks(line);
  return text.startsWith('@') ? readParts(text.slice(1)) : null;
}

/** The first line of a screenplay, often with a second such line below. */
const openingTransition = /^(?:FADE|IRIS|DISSOLVE) (?:IN|UP|OUT|DOWN)(?: [A-Z]+){0,3}:$/;

/** `STEEL (V.O.)`: the name is all upper case; the text in parentheses may be in any case. */
export function readNaturalCue(line: string): Cue | null {
  const text = trimBlanks(line);
  if (/^[@!>~#=.([{<]/.test(text) || openingTransition.test(text)) return null;
  const cue = readParts(text);
  return cue && isUpperCase(cue.character) ? cue : null;
}

export function writeCue(cue: Cue): string {
  return `${cue.character}${cue.extension === null ? '' : ` (${cue.extension})`}${cue.dual ? ' ^' : ''}`;
}

function readParts(cue: string): Cue | null {
  let rest = trimText(cue);
  const dual = rest.endsWith('^');
  if (dual) rest = trimText(rest.slice(0, -1));
  const extensions: string[] = [];
  for (let open = openingOf(rest); open > 0; open = openingOf(rest)) {
    const extension = trimText(rest.slice(open + 1, -1));
    if (extension === '') break;
    extensions.push(extension);
    rest = trimText(rest.slice(0, open));
  }
  const character = rest.replace(/\s+/g, ' ');
  return character === '' ? null : { character, extension: extensions.toReversed().join(', ') || null, dual };
}

/** The index of the parenthesis that the last character closes; -1 without one. */
function openingOf(text: string): number {
  if (!text.endsWith(')')) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}
