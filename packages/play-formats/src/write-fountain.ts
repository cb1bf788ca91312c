import { writeCue } from './cue.ts';
import { isForcedDirection, readOpening } from './line-kinds.ts';
import { otherFormatOf } from './not-fountain.ts';
import { emptyLine, findNotes, withoutNotes, writeNote } from './notes.ts';
import { interruptsDirection } from './paragraphs.ts';
import { openingTitle, type Play, type PlayElement, type PlaySection, type Speech } from './play.ts';
import { startsWithPlace } from './setting.ts';
import { isBlank, oneLine, splitLines } from './text.ts';
import { beginsTitlePage, hasStandardKey, writeTitlePage } from './title-page.ts';

/**
 * Writes a play as Fountain 1.1 (https://fountain.io/syntax). Reading it returns the same play, except line numbers and
 * `leftOut`, which is not written. Cues, headings and directions are forced (`@`, `.`, `!`) only when they would read
 * as something else.
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

/** True when the first section came from text without a heading, so that none is written. */
function isImplicitOpening(play: Play, { title, level, setting, elements }: PlaySection): boolean {
  if (title !== openingTitle || level !== 1 || setting || elements.length === 0) return false;
  const next = play.sections[1];
  // A written `# Opening` would lower the level of the scene after it.
  if (next) return next.setting === null || next.level === 1;
  const hasTitle = play.title !== '' || play.author !== '' || hasStandardKey(play.titlePage);
  return hasTitle || elements.some((element) => element.kind === 'speech');
}

function writeHeading({ title, level, setting }: PlaySection): string {
  const text = oneLine(title);
  if (!setting) return `${'#'.repeat(Math.max(level, 1))} ${text}`;
  return `${startsWithPlace(text) ? '' : '.'}${text}${setting.sceneNumber ? ` #${setting.sceneNumber}#` : ''}`;
}

/** `first`: the first element of the file, which could read as a title page. */
function writeElement(element: PlayElement, first: boolean): string {
  if (element.kind === 'speech') return writeSpeech(element, first);
  if (element.kind === 'note') return writeNote(element.text);
  if (element.kind === 'direction') return writeDirection(element.text, first);
  const text = oneLine(element.text);
  const natural = readOpening(text, alone).kind === 'transition' && !text.startsWith('>');
  const misread = interruptsDirection(text) || (first && beginsOtherwise([text]));
  return natural && !misread ? text : `> ${text}`;
}

function writeSpeech(speech: Speech, first: boolean): string {
  const cue = oneLine(writeCue(speech));
  const lines = speech.text === '' ? [] : splitLines(speech.text);
  const natural = lines.length > 0 && readOpening(cue, goesOn).kind === 'cue';
  const forced = !natural || cue.startsWith('@') || (first && beginsOtherwise([cue, ...lines]));
  return [forced ? `@${cue}` : cue, ...lines.map((line) => (isBlank(line) ? emptyLine : line))].join('\n');
}

function writeDirection(text: string, first: boolean): string {
  const lines = splitLines(text);
  const notes = findNotes(
    lines.map((line) => (isBlank(line) ? emptyLine : line)),
    new Set(),
  );
  let noteEnd = -1;
  const opens = opensSomethingElse(withoutNotes(lines[0]!, 0, notes.get(0) ?? []), lines.length > 1);
  return lines
    .map((line, index) => {
      const insideNote = index <= noteEnd;
      for (const { lastLine } of notes.get(index) ?? []) noteEnd = lastLine;
      if (insideNote && isBlank(line)) return emptyLine;
      const begins = index === 0 && (opens || (first && beginsOtherwise(lines)));
      return isBlank(line) || isForcedDirection(line) || interruptsDirection(line) || begins
        ? `!${line}`
        : line;
    })
    .join('\n');
}

const alone = { directly: false, atAll: false };
const goesOn = { directly: true, atAll: true };

/** @param bare the line without its notes: '' when it has notes only */
function opensSomethingElse(bare: string, isFollowed: boolean): boolean {
  return (
    isBlank(bare) ||
    interruptsDirection(bare) ||
    readOpening(bare, isFollowed ? goesOn : alone).kind !== 'direction'
  );
}

/** True when a file that begins with these lines reads as a title page or as another format. */
function beginsOtherwise(lines: string[]): boolean {
  return beginsTitlePage(lines) || otherFormatOf(lines.join('\n').trimStart()) !== null;
}

/** Escapes text that Fountain would leave out; a play from another source may hold such text. */
function withoutBoneyards(text: string): string {
  const open = text.indexOf('/*');
  return open >= 0 && text.includes('*/', open + 2) ? text.replaceAll('/*', '/ *') : text;
}
