import type { Lines } from './boneyard.ts';
import type { Play, TitlePageEntry } from './play.ts';
import { startsWithPlace } from './setting.ts';
import { indentOf, isBlank, oneLine, splitLines, trimBlanks } from './text.ts';

const address = /^[a-z][a-z\d+.-]*:\/\//i;
const authorKey = /^author(?:s|\(s\))?$/i;
const standardKey =
  /^(?:title|author(?:s|\(s\))?|credit|source|notes?|draft date|date|contact|copyright|revision)$/i;

/** Reads the title page at the beginning of a text, if any; `end` is the line after it. */
export function readTitlePage(lines: Lines): { entries: TitlePageEntry[]; end: number } {
  let at = 0;
  while (at < lines.texts.length && isBlank(lines.texts[at]!)) at++;
  if (!beginsTitlePage(lines.texts.slice(at, at + 3))) return { entries: [], end: 0 };
  const entries: TitlePageEntry[] = [];
  for (; at < lines.texts.length; at++) {
    const text = lines.texts[at]!;
    if (lines.hollow.has(at)) continue;
    const entry = indentOf(text) === 0 ? readEntry(text, entries.length > 0) : null;
    if (entry) entries.push(entry);
    else if (entries.length > 0 && continues(text)) entries.at(-1)!.values.push(trimBlanks(text));
    else break;
  }
  return { entries, end: at };
}

/** True for an indented line or a URL, whose colon marks no key. */
function continues(text: string): boolean {
  return isValue(text) || address.test(text);
}

/**
 * True for lines that read as a title page. A key alone begins one only before a value or a standard key: `FADE IN:`
 * over `OVER BLACK:` opens a screenplay.
 */
export function beginsTitlePage([first = '', second = '', third = '']: string[]): boolean {
  const entry = readEntry(first);
  if (!entry) return false;
  if (standardKey.test(entry.key) || entry.values.length > 0 || isValue(second)) return true;
  const next = readEntry(second, true);
  return next !== null && (standardKey.test(next.key) || next.values.length > 0 || isValue(third));
}

function isValue(line: string): boolean {
  return indentOf(line) > 0 && !isBlank(line);
}

/** True when the title page proves that the text is Fountain; any prose may begin with `Remember: …`. */
export function hasStandardKey(entries: TitlePageEntry[]): boolean {
  return entries.some((entry) => standardKey.test(entry.key));
}

export function titleOf(entries: TitlePageEntry[]): string {
  return valuesOf(entries, /^title$/i)
    .map(withoutEnclosingMarks)
    .join(' ');
}

export function authorOf(entries: TitlePageEntry[]): string {
  return valuesOf(entries, authorKey).map(withoutEnclosingMarks).join(', ');
}

/** The entries as lines. The play's title and author win over those of its title page. */
export function writeTitlePage(play: Play): string {
  let entries = play.titlePage;
  if (titleOf(entries) !== play.title) entries = replaceEntry(entries, /^title$/i, 'Title', play.title, 0);
  if (authorOf(entries) !== play.author) entries = replaceEntry(entries, authorKey, 'Author', play.author, 1);
  return entries.map(writeEntry).join('\n');
}

/** The entries besides title and author as a text, for a place that keeps no title page. */
export function describeTitlePage(entries: TitlePageEntry[]): string {
  return entries
    .filter(({ key }) => !/^title$/i.test(key) && !authorKey.test(key))
    .map(({ key, values }) => `${key}: ${values.join('\n  ')}`)
    .join('\n');
}

/** Reads what `describeTitlePage` writes. Lines before the first entry are notes on the play. */
export function readTitlePageEntries(description: string): TitlePageEntry[] {
  const entries: TitlePageEntry[] = [];
  for (const line of splitLines(description).filter((it) => !isBlank(it))) {
    const entry = indentOf(line) === 0 ? readEntry(line, true) : null;
    if (entry) entries.push(entry);
    else if (entries.length > 0) entries.at(-1)!.values.push(trimBlanks(line));
    else entries.push({ key: 'Notes', values: [trimBlanks(line)] });
  }
  return entries;
}

/** @param within a title page, where any text before a colon is a key */
function readEntry(line: string, within = false): TitlePageEntry | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 60 || startsWithPlace(line) || address.test(line)) return null;
  const key = line.slice(0, colon);
  if (isBlank(key) || (!within && !/^\p{L}[\p{L}\p{M}\p{N} _().,'’&/-]*$/u.test(key))) return null;
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

/** Removes marks around the whole value, layer by layer: `_**THE WEIR**_`, but not `_Ann_ and _Bo_`. */
function withoutEnclosingMarks(value: string): string {
  const mark = /^(?:\*{1,3}|_)/.exec(value)?.[0];
  if (!mark || value.length <= 2 * mark.length || !value.endsWith(mark)) return value;
  const inner = value.slice(mark.length, -mark.length);
  return inner.includes(mark[0]!) ? value : withoutEnclosingMarks(inner);
}
