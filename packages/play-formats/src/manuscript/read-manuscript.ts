import { readForcedCue, readNaturalCue } from '../cue.ts';
import { readSynopsis } from '../line-kinds.ts';
import { parseFountain } from '../parse-fountain.ts';
import { PlayFormatError } from '../play-format-error.ts';
import { isBlank, oneLine, splitLines } from '../text.ts';
import { readTitlePage } from '../title-page.ts';
import { readCueLine } from './cue-line.ts';
import { readElement } from './element-lines.ts';
import { readHeadingLine } from './heading-line.ts';
import type { CastEntry, ManuscriptLine, ManuscriptSection, WrittenManuscript } from './manuscript.ts';
import { nameCheck } from './write-manuscript.ts';

export interface ReadOptions {
  /** Names of the play's characters: before a colon they are speakers, in any case. */
  names?: Iterable<string>;
  /** The level of a scene before any heading with `#`; 1 by default. */
  sceneLevel?: number;
}

const handle = /^\[(s?)(\d{1,16})\] ?/;

/**
 * Reads text by `writeManuscript`, with or without handles, and Fountain.
 * @throws {PlayFormatError} naming the line, for a duplicate or misplaced handle
 */
export function readManuscript(text: string, options: ReadOptions = {}): WrittenManuscript {
  const lines = splitLines(text.replace(/^\uFEFF+/, ''));
  return isFountain(lines) ? fromFountain(text, options) : new Reader(lines, options).read();
}

/** A cue without a colon over its words makes the whole text Fountain. */
function isFountain(lines: string[]): boolean {
  if (lines.some((line) => handle.test(line))) return false;
  return lines.some((line, i) => {
    const next = lines[i + 1] ?? '';
    if (isBlank(line) || isBlank(next) || !isBlank(lines[i - 1] ?? '')) return false;
    if (/^\s/.test(line) || /^\s/.test(next) || /:(?: |$)/.test(line)) return false;
    if (readHeadingLine(line, 1) || readHeadingLine(next, 1)) return false;
    return (readForcedCue(line) ?? readNaturalCue(line)) !== null && !readCueLine(next, () => false);
  });
}

function fromFountain(text: string, { sceneLevel = 1 }: ReadOptions): WrittenManuscript {
  const play = parseFountain(text);
  const sections = play.sections.map(({ title, level, setting, elements }) => ({
    handle: null,
    title,
    level: level + (setting ? sceneLevel - 1 : 0),
    setting: setting ? { ...setting } : null,
    synopsis: null,
    lines: elements.map((element) => ({ handle: null, element })),
  }));
  const opens =
    play.sections[0]?.title === 'Opening' && play.sections[0].line === play.sections[0].elements[0]?.line;
  const lines = opens ? sections.shift()!.lines : [];
  return { titlePage: play.titlePage, cast: [], lines, sections };
}

class Reader {
  readonly #lines: string[];
  readonly #isName: (name: string) => boolean;
  readonly #seen = new Set<string>();
  #sceneLevel: number;

  constructor(lines: string[], { names = [], sceneLevel = 1 }: ReadOptions) {
    this.#lines = lines;
    this.#isName = nameCheck(names);
    this.#sceneLevel = sceneLevel;
  }

  read(): WrittenManuscript {
    const { entries, end } = readTitlePage({
      texts: this.#lines,
      numbers: new Uint32Array(),
      hollow: new Set(),
    });
    const isTitlePage = entries.some(({ key }) => /^(?:title|authors?|credit)$/i.test(key));
    const lines: ManuscriptLine[] = [];
    const sections: ManuscriptSection[] = [];
    for (let at = isTitlePage ? end : 0; at < this.#lines.length;) {
      const last = isBlank(this.#lines[at]!) ? at : this.#lastOf(at);
      if (!isBlank(this.#lines[at]!)) this.#readBlock(at, last, lines, sections);
      at = last + 1;
    }
    const cast = sections.findIndex(({ title, handle: stored }) => stored === null && isCast(title));
    return {
      titlePage: isTitlePage ? entries : [],
      cast: cast < 0 ? [] : castIn(sections.splice(cast, 1)[0]!),
      lines,
      sections,
    };
  }

  /** The last line of the element that begins at a line; empty lines between indented ones belong to it. */
  #lastOf(at: number): number {
    let last = at;
    for (let next = at + 1; next < this.#lines.length; next++) {
      const line = this.#lines[next]!;
      if (isBlank(line)) continue;
      if (!/^[ \t]/.test(line)) break;
      last = next;
    }
    return last;
  }

  #readBlock(at: number, last: number, lines: ManuscriptLine[], sections: ManuscriptSection[]): void {
    const found = handle.exec(this.#lines[at]!);
    const first = this.#lines[at]!.slice(found?.[0].length ?? 0);
    const id = this.#idOf(found, at);
    const isLine = found !== null && found[1] === '';
    const heading = isLine ? null : readHeadingLine(first, this.#sceneLevel);
    if (heading) {
      const { isStructure, ...section } = heading;
      if (isStructure) this.#sceneLevel = heading.level + 1;
      sections.push({ handle: id, ...section, synopsis: null, lines: [] });
      return;
    }
    if (found?.[1])
      throw new PlayFormatError(at + 1, `The handle [s${id}] is that of a heading; no heading follows it.`);
    const section = sections.at(-1);
    const synopsis = found ? null : readSynopsis(first);
    if (synopsis !== null && section && section.lines.length === 0) {
      section.synopsis = section.synopsis === null ? synopsis : `${section.synopsis} ${synopsis}`;
      return;
    }
    const further = this.#lines.slice(at + 1, last + 1).map(withoutIndent);
    const element =
      synopsis === null
        ? readElement([first, ...further], at + 1, this.#isName)
        : { kind: 'note' as const, text: synopsis, line: at + 1 };
    (section?.lines ?? lines).push({ handle: id, element });
  }

  #idOf(found: RegExpExecArray | null, at: number): number | null {
    if (!found) return null;
    const [, mark, digits] = found;
    if (this.#seen.has(mark! + digits!))
      throw new PlayFormatError(
        at + 1,
        `The handle [${mark}${digits}] stands twice; a new line has no handle.`,
      );
    this.#seen.add(mark! + digits!);
    return Number(digits);
  }
}

function withoutIndent(line: string): string {
  return isBlank(line) ? '' : line.slice(1);
}

function isCast(title: string): boolean {
  return /^(?:characters|dramatis personae|personen|personnages|действующие лица)$/i.test(oneLine(title));
}

/** A `NAME: description` in each line; names are kept as written. */
function castIn({ lines }: ManuscriptSection): CastEntry[] {
  return lines.map(({ element }) => {
    if (element.kind === 'speech') return { name: element.character, description: element.text };
    const [name = '', ...rest] = element.text.split(/:\s+/);
    return { name: oneLine(name), description: rest.join(': ') };
  });
}
