import type { Term } from '../src/search-terms.ts';
import type { Word } from '../src/words.ts';

/** The approximate maximum length of a snippet. */
const mostCharacters = 240;
const before = 60;

/**
 * The reference implementation: it reads all words of the text at once. It extracts the part around the first match and
 * puts each match between « and ». The text's own « and » become ‹ and ›.
 * @returns plain text, with … for each omission
 */
export function naiveSnippet(text: string, terms: Term[]): string {
  const words = wordsOf(text);
  const found = findAll(words, terms);
  const from = Math.max(0, (found[0]?.start ?? 0) - before);
  const to = Math.max(from + mostCharacters, found[0]?.end ?? 0);
  const whole = text.length <= mostCharacters + before;
  const shown = whole ? words : words.filter(({ start, end }) => start >= from && end <= to);
  const start = whole || from === 0 ? 0 : (shown[0]?.start ?? from);
  const end = whole ? text.length : (shown.at(-1)?.end ?? to);

  let snippet = start > 0 ? '…' : '';
  let at = start;
  for (const range of found) {
    if (range.start < start || range.end > end) continue;
    snippet += `${plain(text.slice(at, range.start))}«${plain(text.slice(range.start, range.end))}»`;
    at = range.end;
  }
  return snippet + plain(text.slice(at, end)) + (end < text.length ? '…' : '');
}

const plain = (text: string) => text.replaceAll('«', '‹').replaceAll('»', '›');

/** Returns the matches in text order without overlaps. */
function findAll(words: Word[], terms: Term[]): { start: number; end: number }[] {
  const wanted = terms.map(({ text, begun }) => ({ parts: wordsOf(text).map((word) => word.text), begun }));
  const found: { start: number; end: number }[] = [];
  for (const [index, word] of words.entries()) {
    for (const { parts, begun } of wanted) {
      const fits = parts.every((part, i) => {
        const candidate = words[index + i]?.text;
        return begun ? candidate?.startsWith(part) : candidate === part;
      });
      if (parts.length === 0 || !fits) continue;
      const { end } = words[index + parts.length - 1]!;
      const last = found.at(-1);
      if (last?.start === word.start) last.end = Math.max(last.end, end);
      else if (!last || last.end <= word.start) found.push({ start: word.start, end });
    }
  }
  return found;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | undefined;
  let start = 0;
  for (const [character] of text.matchAll(withMarks)) {
    const end = start + character.length;
    const folded = fold(character);
    if (open && folded === '' && !/^[*_]/.test(character)) open.end = end;
    for (const part of folded) {
      if (!isWritten.test(part)) open = undefined;
      else if (open && !standsAlone.test(part)) {
        open.text += part;
        open.end = end;
      } else {
        words.push({ text: part, start, end });
        open = standsAlone.test(part) ? undefined : words.at(-1);
      }
    }
    start = end;
  }
  return words;
}

/** A character with its marks. */
const withMarks = /.[\p{M}\uff9e\uff9f]*/gsu;
const isWritten = /[\p{L}\p{M}\p{N}]/u;
// The same ranges as in the migration.
const standsAlone =
  /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f\u3131-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
// Accents, Hebrew points, Arabic vowels, and characters that only control the display of text.
const ignored =
  // oxlint-disable-next-line no-misleading-character-class -- the class lists each mark separately
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu;

function fold(written: string): string {
  const character = written.replace(/^[*_]/, '');
  if (character.length === 1 && character < '\u0080') return character.toLowerCase();
  // The round trip through capitals makes ß equal ss, and ς equal σ.
  const letters = character.normalize('NFKD').toUpperCase().toLowerCase();
  return letters.replaceAll(ignored, '').normalize('NFKC');
}
