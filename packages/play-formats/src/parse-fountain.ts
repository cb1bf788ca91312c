import { removeBoneyards } from './boneyard.ts';
import {
  isMarked,
  isPageBreak,
  readOpening,
  readStructure,
  readSynopsis,
  type Heading,
  type Opening,
} from './line-kinds.ts';
import { doubtsOf } from './doubts.ts';
import { proseError, refuseOtherFormats } from './not-fountain.ts';
import { followed, readDirection, readSpeech } from './paragraphs.ts';
import { openingTitle, type LeftOut, type Play, type PlayElement, type PlaySection } from './play.ts';
import { settingOf } from './setting.ts';
import { bareLine, sourceOf, takeNotes, type Source } from './source.ts';
import { isBlank, trimBlanks } from './text.ts';
import { authorOf, hasStandardKey, readTitlePage, titleOf } from './title-page.ts';

interface Reading {
  source: Source;
  sections: PlaySection[];
  leftOut: LeftOut[];
  /** Level of the last `#` heading, 0 before the first. */
  structureLevel: number;
}

/**
 * Reads a play or screenplay written in Fountain 1.1 (https://fountain.io/syntax), in time linear to its length.
 *
 * A heading (`# ACT I`, `INT. HOUSE - DAY`, `.SCENE II`) begins a section; what stands before the first one goes
 * to a section named Opening. Emphasis marks, escapes and notes within a line stay in the text as written.
 * Boneyards and page breaks are not part of the story and are listed in `leftOut`.
 *
 * @throws {PlayFormatError} for a text that is empty, binary, of another format, or without any heading, cue and
 *   title page.
 */
export function parseFountain(text: string): Play {
  const plain = text.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  refuseOtherFormats(plain);
  const { lines, leftOut } = removeBoneyards(plain);
  const { entries, end } = readTitlePage(lines);
  const source = sourceOf(lines, end);
  const reading: Reading = { source, sections: [], leftOut, structureLevel: 0 };
  let hasMarks = hasStandardKey(entries);
  for (let at = end; at < source.texts.length;) {
    const block = isBlank(source.texts[at]!) ? { end: at + 1, marks: false } : readBlock(reading, at);
    hasMarks ||= block.marks;
    at = block.end;
  }
  if (!hasMarks) throw proseError();
  const play = {
    title: titleOf(entries),
    author: authorOf(entries),
    titlePage: entries,
    sections: reading.sections,
    characters: charactersOf(reading.sections),
    leftOut: leftOut.toSorted((a, b) => a.line - b.line),
  };
  const brokeOff = entries.length > 0 && end < source.texts.length && !isBlank(source.texts[end]!);
  return { ...play, doubts: doubtsOf(play, brokeOff ? source.numbers[end]! : undefined) };
}

/** Reads the element at a line; `marks` is set when its syntax proves that the text is a play. */
function readBlock(reading: Reading, at: number): { end: number; marks: boolean } {
  const { source, leftOut } = reading;
  const text = bareLine(source, at);
  const line = source.numbers[at]!;
  if (isBlank(text)) return readNotes(reading, at);
  if (isPageBreak(text)) {
    leftOut.push({ kind: 'page break', line, text: trimBlanks(text) });
    return { end: at + 1, marks: false };
  }
  const structure = readStructure(text);
  if (structure) {
    reading.structureLevel = structure.level;
    reading.sections.push({ ...structure, setting: null, elements: takeNotes(source, at), line });
    return { end: at + 1, marks: true };
  }
  const synopsis = readSynopsis(source.texts[at]!);
  if (synopsis !== null) {
    addElement(reading, { kind: 'note', text: synopsis, line });
    return { end: at + 1, marks: false };
  }
  return readParagraph(reading, at, readOpening(text, followed(source, at)));
}

/** Standalone notes, unless words follow the last of them. */
function readNotes(reading: Reading, at: number): { end: number; marks: boolean } {
  const { source } = reading;
  const { lastLine, endColumn } = source.notes.get(at)!.at(-1)!;
  if (!isBlank(source.texts[lastLine]!.slice(endColumn)))
    return readParagraph(reading, at, { kind: 'direction' });
  for (const note of takeNotes(source, at)) addElement(reading, note);
  return { end: lastLine + 1, marks: true };
}

function readParagraph(reading: Reading, at: number, opening: Opening): { end: number; marks: boolean } {
  const { source } = reading;
  const line = source.numbers[at]!;
  if (opening.kind === 'direction') {
    const { element, end } = readDirection(source, at);
    addElement(reading, element);
    return { end, marks: isMarked(source.texts[at]!) };
  }
  const notes = takeNotes(source, at);
  if (opening.kind === 'scene') {
    addScene(reading, opening.heading, line);
    for (const note of notes) addElement(reading, note);
    return { end: at + 1, marks: true };
  }
  for (const note of notes) addElement(reading, note);
  if (opening.kind === 'transition') {
    addElement(reading, { kind: 'transition', text: opening.text, line });
    return { end: at + 1, marks: true };
  }
  const { element, end } = readSpeech(source, at, opening.cue);
  addElement(reading, element);
  return { end, marks: true };
}

function addScene(reading: Reading, { title, sceneNumber }: Heading, line: number): void {
  const setting = settingOf(title, sceneNumber);
  reading.sections.push({ title, level: reading.structureLevel + 1, setting, elements: [], line });
}

function addElement({ sections }: Reading, element: PlayElement): void {
  if (sections.length === 0)
    sections.push({ title: openingTitle, level: 1, setting: null, elements: [], line: element.line });
  sections.at(-1)!.elements.push(element);
}

function charactersOf(sections: PlaySection[]): string[] {
  const names = new Set<string>();
  for (const section of sections) {
    for (const element of section.elements) if (element.kind === 'speech') names.add(element.character);
  }
  return [...names];
}
