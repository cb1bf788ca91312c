import type { Lines } from './boneyard.ts';
import type { Play, TitlePageEntry } from './play.ts';
import { startsWithPlace } from './setting.ts';
import { indentOf, isBlank, oneLine, trimBlanks } from './text.ts';

const standardKey = /^(?:title|authors?|credit|source|notes?|draft date|date|contact|copyright|revision)$/i;

/** Reads the title page that the text may begin with; `end` is the line after it. */
export function readTitlePage(lines: Lines): { entries: TitlePageEntry[]; end: number } {
  let at = 0;
  while (at < lines.texts.length && isBlank(lines.texts[at]!)) at++;
  if (!beginsTitlePage(lines.texts[at], lines.texts[at + 1])) return { entries: [], end: 0 };
  const entries: TitlePageEntry[] = [];
  for (; at < lines.texts.length; at++) {
    const text = lines.texts[at]!;
    if (lines.hollow.has(at)) continue;
    const entry = readEntry(text);
    if (entry) entries.push(entry);
    else if (indentOf(text) > 0 && !isBlank(text)) entries.at(-1)!.values.push(trimBlanks(text));
    else break;
  }
  return { entries, end: at };
}

/** True for a first line that would be read as an entry of a title page. */
export function beginsTitlePage(first = '', second = ''): boolean {
  const entry = readEntry(first);
  if (!entry) return false;
  // `FADE IN:` with nothing after it opens many screenplays and is no title page.
  const hasValue =
    entry.values.length > 0 || (!isBlank(second) && (indentOf(second) > 0 || readEntry(second)));
  return standardKey.test(entry.key) || Boolean(hasValue);
}

/** True when the title page proves that the text is Fountain; any prose may begin with `Remember: …`. */
export function hasStandardKey(entries: TitlePageEntry[]): boolean {
  return entries.some((entry) => standardKey.test(entry.key));
}

export function titleOf(entries: TitlePageEntry[]): string {
  return valuesOf(entries, /^title$/i)
    .map(withoutEmphasis)
    .join(' ');
}

export function authorOf(entries: TitlePageEntry[]): string {
  return valuesOf(entries, /^authors?$/i)
    .map(withoutEmphasis)
    .join(', ');
}

/** The entries as lines. A title or author changed in the play wins over what its title page says. */
export function writeTitlePage(play: Play): string {
  let entries = play.titlePage;
  if (titleOf(entries) !== play.title) entries = replaceEntry(entries, /^title$/i, 'Title', play.title, 0);
  if (authorOf(entries) !== play.author)
    entries = replaceEntry(entries, /^authors?$/i, 'Author', play.author, 1);
  return entries.map(writeEntry).join('\n');
}

function readEntry(line: string): TitlePageEntry | null {
  const colon = line.indexOf(':');
  if (colon < 0 || colon > 60 || startsWithPlace(line)) return null;
  if (!/^\p{L}[\p{L}\p{M}\p{N} _-]*$/u.test(line.slice(0, colon))) return null;
  const value = trimBlanks(line.slice(colon + 1));
  return { key: trimBlanks(line.slice(0, colon)), values: value === '' ? [] : [value] };
}

function writeEntry({ key, values }: TitlePageEntry): string {
  const lines = values.map(oneLine).filter((line) => line !== '');
  return lines.length < 2 ? trimBlanks(`${key}: ${lines.join('')}`) : [`${key}:`, ...lines].join('\n    ');
}

function replaceEntry(entries: TitlePageEntry[], key: RegExp, name: string, value: string, position: number) {
  const others = entries.filter((entry) => !key.test(entry.key));
  return value === '' ? others : others.toSpliced(position, 0, { key: name, values: [value] });
}

function valuesOf(entries: TitlePageEntry[], key: RegExp): string[] {
  return entries.filter((entry) => key.test(entry.key)).flatMap((entry) => entry.values);
}

function withoutEmphasis(value: string): string {
  return value.replace(/^[*_]+/, '').replace(/[*_]{1,6}$/, '');
}
