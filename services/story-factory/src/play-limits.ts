import { shorten } from '@fountainai/contracts';
import type { Play, PlaySection } from '@fountainai/play-formats';
import { contentOf } from './play-content.ts';

/** The play exceeds a limit; the message addresses its author. */
export class PlayTooLarge extends Error {
  override name = 'PlayTooLarge';
}

/** The limits of the other services, in characters as JSON Schema counts them. */
const longest = { title: 500, name: 500, extension: 200, text: 100_000 };
const mostSections = 5_000;
const mostElementsASection = 20_000;
/** The script service's limit for actions and spoken words together. */
const mostParts = 40_000;
/** The limit of the request to the script service. */
const mostBytes = 8_388_608;

/**
 * Refuses a play that the other services would refuse, before any row is stored, and names the line.
 * @param text the source of the play
 * @throws PlayTooLarge
 */
export function refuseOversize(play: Play, text: string): void {
  refuseTitlePage(play, text);
  if (play.sections.length > mostSections)
    throw tooMuch(`a play may have ${mostSections} sections, this one has ${play.sections.length}`);
  for (const section of play.sections) refuseSection(section);
  const parts = partsIn(play);
  if (parts > mostParts)
    throw tooMuch(
      `a play may have ${mostParts} elements, of which a speech is two (who speaks, and the words), and this one has ${parts}; bring it in as several plays`,
    );
  const bytes = Buffer.byteLength(JSON.stringify(contentOf(play)));
  if (bytes > mostBytes)
    throw tooMuch(
      `as it is stored a play may take ${inMiB(mostBytes)}, and this one takes ${inMiB(bytes)}; bring it in as several plays`,
    );
}

function refuseTitlePage(play: Play, text: string): void {
  refuseLong('title', play.title, longest.title, () => lineOf(text, /^\s*title\s*:/i));
  refuseLong('name of an author', play.author, longest.name, () => lineOf(text, /^\s*authors?\s*:/i));
  const { description } = contentOf({ ...play, sections: [] }).script;
  const length = lengthOf(description);
  if (length <= longest.text) return;
  const sizeOf = ({ values }: Play['titlePage'][number]) => values.join('\n').length;
  const largest = play.titlePage.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]!;
  throw tooMuch(
    `the title page may have ${longest.text} characters besides title and author, this one has ${length}; the longest entry is “${beginningOf(largest.key)}”, with ${sizeOf(largest)}`,
  );
}

function refuseSection({ title, elements, line }: PlaySection): void {
  refuseLong('heading', title, longest.title, () => line);
  if (elements.length > mostElementsASection)
    throw tooMuch(
      `line ${elements[0]!.line}: a section may have ${mostElementsASection} elements, “${beginningOf(title)}” has ${elements.length}`,
    );
  for (const element of elements) {
    refuseLong('passage', element.text, longest.text, () => element.line);
    if (element.kind !== 'speech') continue;
    refuseLong('name', element.character, longest.name, () => element.line);
    refuseLong(
      'note on how a speech is spoken',
      element.extension ?? '',
      longest.extension,
      () => element.line,
    );
  }
}

function refuseLong(what: string, text: string, limit: number, line: () => number): void {
  if (text.length <= limit || lengthOf(text) <= limit) return;
  throw tooMuch(
    `line ${line()}: a ${what} may have ${limit} characters, this one has ${lengthOf(text)}; it begins with “${beginningOf(text)}”`,
  );
}

function partsIn({ sections }: Play): number {
  let parts = 0;
  for (const { elements } of sections)
    for (const { kind, text } of elements) parts += kind === 'speech' && text !== '' ? 2 : 1;
  return parts;
}

/** Counts code points. */
function lengthOf(text: string): number {
  let pairs = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) pairs++;
  return text.length - pairs;
}

/** Returns the number of the first line that matches; 1 when no line does. */
function lineOf(text: string, sought: RegExp): number {
  const at = text.split(/\r\n?|\n/).findIndex((line) => sought.test(line));
  return Math.max(0, at) + 1;
}

const beginningOf = (text: string): string => shorten(text, 40);
const inMiB = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const tooMuch = (message: string) => new PlayTooLarge(message);
