import { readOpening, readStructure } from './line-kinds.ts';
import type { Doubt, Play, Speech } from './play.ts';

const alone = { directly: false, atAll: false };

/**
 * Lists probable typing errors, for the person who imports.
 * @param brokeOff the line at which a title page ended without an empty line
 */
export function doubtsOf({ sections }: Pick<Play, 'sections'>, brokeOff: number | undefined): Doubt[] {
  const speeches = sections.flatMap(({ elements }) =>
    elements.filter((element) => element.kind === 'speech'),
  );
  const doubts = [...brokenOff(brokeOff), ...cuesLikeTransitions(speeches), ...headingsInSpeeches(speeches)];
  doubts.push(...twinNames(speeches));
  if (speeches.length === 0) doubts.push({ line: 1, text: 'nobody speaks in this play' });
  return doubts.toSorted((a, b) => a.line - b.line);
}

function brokenOff(line: number | undefined): Doubt[] {
  if (line === undefined) return [];
  return [{ line, text: 'the title page ends here without an empty line; indent the line to keep it there' }];
}

function cuesLikeTransitions(speeches: Speech[]): Doubt[] {
  return speeches
    .filter(({ character }) => character.endsWith('TO:'))
    .map(({ line, character }) => ({
      line,
      text: `“${character}” is read as a character; put an empty line behind a transition`,
    }));
}

function headingsInSpeeches(speeches: Speech[]): Doubt[] {
  return speeches.flatMap(({ line, text, character }) => {
    const index = text.split('\n').findIndex(isHeading);
    if (index < 0) return [];
    return [
      {
        line,
        text: `the speech of ${character} holds what looks like a heading; put an empty line before it`,
      },
    ];
  });
}

function isHeading(line: string): boolean {
  return /^(?:int|ext|est|i\/e)[. ]/i.test(line)
    ? readOpening(line, alone).kind === 'scene'
    : (readStructure(line)?.title.length ?? 0) > 0 && /^#{1,3} /.test(line);
}

/** Names that differ only in case, accents or marks. */
function twinNames(speeches: Speech[]): Doubt[] {
  const known = new Map<string, Speech>();
  const told = new Set<string>();
  return speeches.flatMap((speech) => {
    const key = speech.character
      .normalize('NFD')
      .replaceAll(/[\p{M}\p{P}\s]/gu, '')
      .toUpperCase();
    const first = known.get(key);
    if (!first) known.set(key, speech);
    if (!first || first.character === speech.character || told.has(speech.character)) return [];
    told.add(speech.character);
    return [{ line: speech.line, text: `“${speech.character}” and “${first.character}” look like one name` }];
  });
}
