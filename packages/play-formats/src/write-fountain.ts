import { writeCue } from './cue.ts';
import { isForcedDirection, readOpening } from './line-kinds.ts';
import { otherFormatOf } from './not-fountain.ts';
import { emptyLine, writeNote } from './notes.ts';
import { interruptsDirection } from './paragraphs.ts';
import { openingTitle, type Play, type PlayElement, type PlaySection, type Speech } from './play.ts';
import { startsWithPlace } from './setting.ts';
import { isBlank, oneLine, splitLines, trimBlanks } from './text.ts';
import { beginsTitlePage, hasStandardKey, writeTitlePage } from './title-page.ts';

/**
 * Writes a play as Fountain 1.1 (https://fountain.io/syntax). Reading that again gives the same play, but for
 * line numbers and for `leftOut`, which is not written. Cues, headings and directions are forced (`@`, `.`, `!`)
 * only where they would be read as something else.
 */
export function writeFountain(play: Play): string {
  const titlePage = writeTitlePage(play);
  const blocks = titlePage === '' ? [] : [titlePage];
  for (const [index, section] of play.sections.entries()) {
    if (index > 0 || !isImplicitOpening(play, section)) blocks.push(writeHeading(section));
    for (const element of section.elements) blocks.push(writeElement(element, blocks.length === 0));
  }
  return withoutBoneyards(blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`);
}

/** Whether the first section came from text without a heading, so that none is to be written. */
function isImplicitOpening(play: Play, { title, level, setting, elements }: PlaySection): boolean {
  if (title !== openingTitle || level !== 1 || setting || elements.length === 0) return false;
  const next = play.sections[1];
  // A written `# Opening` would take a scene after it one level down.
  if (next) return next.setting === null || next.level === 1;
  const hasTitle = play.title !== '' || play.author !== '' || hasStandardKey(play.titlePage);
  return hasTitle || elements.some((element) => element.kind === 'speech');
}

function writeHeading({ title, level, setting }: PlaySection): string {
  const text = oneLine(title);
  if (!setting) return `${'#'.repeat(Math.max(level, 1))} ${text}`;
  return `${startsWithPlace(text) ? '' : '.'}${text}${setting.sceneNumber ? ` #${setting.sceneNumber}#` : ''}`;
}

/** `first`: nothing is written before it, so that it could be read as a title page. */
function writeElement(element: PlayElement, first: boolean): string {
  if (element.kind === 'speech') return writeSpeech(element, first);
  if (element.kind === 'note') return writeNote(element.text);
  if (element.kind === 'direction') return writeDirection(element.text, first);
  const text = oneLine(element.text);
  const natural = readOpening(text, false).kind === 'transition' && !text.startsWith('>');
  const misread = interruptsDirection(text) || (first && beginsOtherwise([text]));
  return natural && !misread ? text : `> ${text}`;
}

function writeSpeech(speech: Speech, first: boolean): string {
  const cue = oneLine(writeCue(speech));
  const lines = speech.text === '' ? [] : splitLines(speech.text);
  const natural = lines.length > 0 && readOpening(cue, true).kind === 'cue';
  const forced = !natural || cue.startsWith('@') || (first && beginsOtherwise([cue, ...lines]));
  return [forced ? `@${cue}` : cue, ...lines.map((line) => (isBlank(line) ? emptyLine : line))].join('\n');
}

function writeDirection(text: string, first: boolean): string {
  const lines = splitLines(text);
  return lines
    .map((line, index) => {
      const opens = index === 0 && opensSomethingElse(line, lines.length > 1);
      const begins = first && index === 0 && beginsOtherwise(lines);
      const misread =
        isBlank(line) || isForcedDirection(line) || interruptsDirection(line) || opens || begins;
      return misread ? `!${line}` : line;
    })
    .join('\n');
}

function opensSomethingElse(line: string, followed: boolean): boolean {
  return readOpening(line, followed).kind !== 'direction' || trimBlanks(line).startsWith('[[');
}

/** Whether a file that begins with these lines would be read as a title page or taken for another format. */
function beginsOtherwise(lines: string[]): boolean {
  return beginsTitlePage(lines[0], lines[1]) || otherFormatOf(lines.join('\n').trimStart()) !== null;
}

/** Text of a play that was not read from Fountain may hold what Fountain would leave out. */
function withoutBoneyards(text: string): string {
  const open = text.indexOf('/*');
  return open >= 0 && text.includes('*/', open + 2) ? text.replaceAll('/*', '/ *') : text;
}
