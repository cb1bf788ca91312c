import type { Term } from './search-terms.ts';
import { wordsOf, type Word } from './words.ts';

/** The approximate maximum length of a snippet. */
const mostCharacters = 240;
const before = 60;
/** The longest part of a match that a snippet shows. */
const mostFound = 400;

interface Range {
  start: number;
  end: number;
}

interface Wanted {
  parts: string[];
  begun: boolean;
}

/**
 * Extracts the part of a text around its first match and puts each match between « and ». The text's own « and » become
 * ‹ and ›. The generator yields often, for `inSteps`, because a text may be long.
 * @returns plain text, with … for each omission
 */
export function* snippetOf(text: string, terms: Term[]): Generator<void, string> {
  const wanted = terms
    .map(({ text: term, begun }) => ({
      parts: [...wordsOf(term)].flatMap((word) => word?.text ?? []),
      begun,
    }))
    .filter(({ parts }) => parts.length > 0);
  if (text.length <= mostCharacters + before) {
    const { found } = yield* around(text, wanted, text.length);
    return marked(text, found, { start: 0, end: text.length });
  }
  let { words, found } = yield* around(text, wanted);
  if (found.length === 0) ({ words } = yield* around(text, [], mostCharacters));
  return marked(text, found, shownOf(text, words, found[0]));
}

/**
 * Reads a text up to its first match and on to the end of the snippet. Words far behind are dropped.
 * @param limit the place where reading ends in any case
 */
function* around(
  text: string,
  wanted: Wanted[],
  limit?: number,
): Generator<void, { words: Word[]; found: Range[] }> {
  const source = wordsOf(text);
  const words: Word[] = [];
  const found: Range[] = [];
  const ahead = Math.max(1, ...wanted.map(({ parts }) => parts.length));
  for (let index = 0; ; index++) {
    while (words.length < index + ahead) {
      const { done, value } = source.next();
      if (done) break;
      if (value) words.push(value);
      else yield;
    }
    const word = words[index];
    if (!word || word.start > (limit ?? endOf(found[0]))) return { words, found };
    note(found, word.start, endAt(words, index, wanted));
    if (limit !== undefined || found.length > 0) continue;
    for (; words[0]!.start < word.start - before; index--) words.shift();
  }
}

const endOf = (first: Range | undefined) =>
  first
    ? Math.max(
        Math.max(0, first.start - before) + mostCharacters,
        Math.min(first.end, first.start + mostFound),
      )
    : Infinity;

/** Returns the end of the longest match that begins with a word. */
function endAt(words: Word[], index: number, wanted: Wanted[]): number | undefined {
  const ends = wanted.flatMap(({ parts, begun }) => {
    const fits = parts.every((part, i) => {
      const candidate = words[index + i]?.text;
      return begun ? candidate?.startsWith(part) : candidate === part;
    });
    return fits ? [words[index + parts.length - 1]!.end] : [];
  });
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** Adds a range, unless it overlaps the last one. */
function note(found: Range[], start: number, end: number | undefined): void {
  const last = found.at(-1);
  if (end === undefined) return;
  if (last?.start === start) last.end = Math.max(last.end, end);
  else if (!last || last.end <= start) found.push({ start, end });
}

/** Returns the shown part of a long text: whole words, except a word that does not fit. */
function shownOf(text: string, words: Word[], first: Range | undefined): Range {
  const from = Math.max(0, (first?.start ?? 0) - before);
  const to = first ? endOf(first) : mostCharacters;
  const shown = words.filter(({ start, end }) => start >= from && end <= to);
  const start =
    from === 0 ? 0 : characterStart(text, Math.min(shown[0]?.start ?? from, first?.start ?? from));
  const end = Math.max(shown.at(-1)?.end ?? 0, first ? Math.min(first.end, to) : 0);
  return { start, end: characterStart(text, end > start ? end : to) };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const longestGrapheme = 64;

/** Returns the start of the character at a place. */
function characterStart(text: string, at: number): number {
  const near = Math.max(0, at - longestGrapheme);
  const segment = graphemes.segment(text.slice(near, at + longestGrapheme)).containing(at - near);
  return segment ? near + segment.index : at;
}

function marked(text: string, found: Range[], { start, end }: Range): string {
  let snippet = start > 0 ? '…' : '';
  let at = start;
  for (const [index, range] of found.entries()) {
    const rangeEnd = index === 0 ? Math.min(range.end, end) : range.end;
    if (range.start < start || rangeEnd > end) continue;
    snippet += `${plain(text.slice(at, range.start))}«${plain(text.slice(range.start, rangeEnd))}»`;
    at = rangeEnd;
  }
  return snippet + plain(text.slice(at, end)) + (end < text.length ? '…' : '');
}

const plain = (text: string) => text.replaceAll('«', '‹').replaceAll('»', '›');
