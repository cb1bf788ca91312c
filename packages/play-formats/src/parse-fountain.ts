import { removeBoneyards, type Lines } from './boneyard.ts';
import { isPageBreak, readOpening, readStructure, readSynopsis, type Heading } from './line-kinds.ts';
import { proseError, refuseOtherFormats } from './not-fountain.ts';
import { noteReader } from './notes.ts';
import { isFollowed, readDirection, readSpeech } from './paragraphs.ts';
import { openingTitle, type LeftOut, type Play, type PlayElement, type PlaySection } from './play.ts';
import { settingOf } from './setting.ts';
import { isBlank, trimBlanks } from './text.ts';
import { authorOf, hasStandardKey, readTitlePage, titleOf } from './title-page.ts';

interface Reading {
  lines: Lines;
  sections: PlaySection[];
  leftOut: LeftOut[];
  /** Level of the last `#` heading, 0 before the first. */
  structureLevel: number;
  readNote: ReturnType<typeof noteReader>;
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
  const source = text.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  refuseOtherFormats(source);
  const { lines, leftOut } = removeBoneyards(source);
  const { entries, end } = readTitlePage(lines);
  const reading: Reading = { lines, sections: [], leftOut, structureLevel: 0, readNote: noteReader(lines) };
  let hasMarks = hasStandardKey(entries);
  for (let at = end; at < lines.texts.length;) {
    const block = isBlank(lines.texts[at]!) ? { end: at + 1, marks: false } : readBlock(reading, at);
    hasMarks ||= block.marks;
    at = block.end;
  }
  if (!hasMarks) throw proseError();
  return {
    title: titleOf(entries),
    author: authorOf(entries),
    titlePage: entries,
    sections: reading.sections,
    characters: charactersOf(reading.sections),
    leftOut: leftOut.toSorted((a, b) => a.line - b.line),
  };
}

/** Reads what begins at a line; `marks` tells whether it is something that only a play has. */
function readBlock(reading: Reading, at: number): { end: number; marks: boolean } {
  const { lines, leftOut } = reading;
  const text = lines.texts[at]!;
  const line = lines.numbers[at]!;
  if (isPageBreak(text)) {
    leftOut.push({ kind: 'page break', line, text: trimBlanks(text) });
    return { end: at + 1, marks: false };
  }
  const structure = readStructure(text);
  if (structure) {
    reading.structureLevel = structure.level;
    reading.sections.push({ ...structure, setting: null, elements: [] });
    return { end: at + 1, marks: true };
  }
  const synopsis = readSynopsis(text);
  const note = synopsis === null ? reading.readNote(at) : { text: synopsis, end: at + 1 };
  if (note) {
    addElement(reading, { kind: 'note', text: note.text, line });
    return { end: note.end, marks: false };
  }
  return readParagraph(reading, at);
}

function readParagraph(reading: Reading, at: number): { end: number; marks: boolean } {
  const { lines } = reading;
  const opening = readOpening(lines.texts[at]!, isFollowed(lines, at));
  if (opening.kind === 'scene') {
    addScene(reading, opening.heading);
    return { end: at + 1, marks: true };
  }
  if (opening.kind === 'transition') {
    addElement(reading, { kind: 'transition', text: opening.text, line: lines.numbers[at]! });
    return { end: at + 1, marks: false };
  }
  const paragraph = opening.kind === 'cue' ? readSpeech(lines, at, opening.cue) : readDirection(lines, at);
  addElement(reading, paragraph.element);
  return { end: paragraph.end, marks: opening.kind === 'cue' };
}

function addScene(reading: Reading, { title, sceneNumber }: Heading): void {
  const setting = settingOf(title, sceneNumber);
  reading.sections.push({ title, level: reading.structureLevel + 1, setting, elements: [] });
}

function addElement({ sections }: Reading, element: PlayElement): void {
  if (sections.length === 0) sections.push({ title: openingTitle, level: 1, setting: null, elements: [] });
  sections.at(-1)!.elements.push(element);
}

function charactersOf(sections: PlaySection[]): string[] {
  const names = new Set<string>();
  for (const section of sections) {
    for (const element of section.elements) if (element.kind === 'speech') names.add(element.character);
  }
  return [...names];
}
