import { oneLine } from '../text.ts';
import { writeElement } from './element-lines.ts';
import { writeHeadingLine } from './heading-line.ts';
import type { Manuscript, ManuscriptLine, ManuscriptSection } from './manuscript.ts';

/** An element of the play as text of one or more lines. */
export interface WrittenLine {
  handle: number | null;
  text: string;
}

/**
 * Writes a manuscript: `[s513] .SCENE II. {mood: longing}`, `[1201] Enter ROMEO`, `[1202] ROMEO: He jests at scars`.
 * Reading the text returns the same manuscript, with its handles, or without them when they are removed.
 * @param names of the play's characters, which are speakers before a colon in any case
 */
export function writeManuscript(manuscript: Manuscript, names: Iterable<string> = []): string {
  return manuscriptLines(manuscript, names)
    .map(({ text }) => text)
    .join('\n');
}

/** Writes a text for each heading and line, for callers that need a part of it. */
export function manuscriptLines(
  { lines, sections }: Manuscript,
  names: Iterable<string> = [],
): WrittenLine[] {
  const isName = nameCheck(names);
  const written = lines.map((line) => writeLine(line, isName));
  let structureLevel = 0;
  for (const section of sections) {
    const heading = writeHeading(section, structureLevel);
    if (heading.text.includes('] #') || heading.text.startsWith('#')) structureLevel = section.level;
    written.push(heading, ...section.lines.map((line) => writeLine(line, isName)));
  }
  return written;
}

function writeHeading(section: ManuscriptSection, structureLevel: number): WrittenLine {
  const heading = writeHeadingLine(section, structureLevel);
  const synopsis = section.synopsis && `\n= ${oneLine(section.synopsis)}`;
  return { handle: section.handle, text: `${handleOf('s', section.handle)}${heading}${synopsis ?? ''}` };
}

function writeLine({ handle, element }: ManuscriptLine, isName: (name: string) => boolean): WrittenLine {
  return { handle, text: handleOf('', handle) + writeElement(element, isName) };
}

const handleOf = (mark: string, handle: number | null) => (handle === null ? '' : `[${mark}${handle}] `);

/** Names match in any case. */
export function nameCheck(names: Iterable<string>): (name: string) => boolean {
  const known = new Set([...names].map(foldName));
  return (name) => known.has(foldName(name));
}

function foldName(name: string): string {
  return oneLine(name).replaceAll(/\s+/g, ' ').toLowerCase();
}
