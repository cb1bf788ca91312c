/** A word with its place in the original text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** The reader drops longer words: a query has 200 characters, and each becomes at most 18 letters. */
const longestWord = 4_000;
/**
 * Normalising takes the square of the number of consecutive marks, so a longer run is split into several characters.
 */
const mostMarks = 30;
const pauseEvery = 500;

/**
 * Yields the words that "searchable" of the migration makes, in order.
 * @returns undefined at intervals, so that the reader can pause
 */
export function* wordsOf(text: string): Generator<Word | undefined, void> {
  let open: Word | undefined;
  for (let start = 0, end, count = 1; start < text.length; start = end, count++) {
    end = characterEnd(text, start);
    const parts = partsOf(text.slice(start, end));
    if (open && parts.length === 0 && !isEmphasis(text[start]!)) open.end = end;
    for (const { text: part, role } of parts) {
      if (role === 'in a word' && open) {
        if (open.text.length < longestWord) open.text += part;
        open.end = end;
        continue;
      }
      if (open) yield open;
      open = role === 'in a word' ? { text: part, start, end } : undefined;
      if (role === 'a word') yield { text: part, start, end };
    }
    if (count % pauseEvery === 0) yield undefined;
  }
  if (open) yield open;
}

/** Returns the end of a character including its marks. */
function characterEnd(text: string, start: number): number {
  let end = start + widthAt(text, start);
  for (let marks = 0; marks < mostMarks && isMarkAt(text, end); marks++) end += widthAt(text, end);
  return end;
}

const widthAt = (text: string, at: number) => (text.codePointAt(at)! > 0xffff ? 2 : 1);

function isMarkAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && code >= 0x300 && isMark(code);
}

/**
 * Caches a function's results per character. The cache is bounded, because a text may hold many different characters.
 */
function remembering<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value !== undefined) return value;
    if (known.size >= 10_000) known.clear();
    value = answer(key);
    known.set(key, value);
    return value;
  };
}

interface Part {
  text: string;
  role: 'in a word' | 'a word' | 'between words';
}

const isMark = remembering((code: number) => /[\p{M}\uff9e\uff9f]/u.test(String.fromCodePoint(code)));

const partsOf = remembering((character: string): Part[] =>
  Array.from(fold(character), (text) => ({ text, role: roleOf(text) })),
);

function roleOf(part: string): Part['role'] {
  if (!isWritten.test(part)) return 'between words';
  return standsAlone.test(part) ? 'a word' : 'in a word';
}

/** Marks of emphasis occur inside and around words. */
const isEmphasis = (character: string) => character === '*' || character === '_';

const isWritten = /[\p{L}\p{M}\p{N}]/u;
// The same ranges as in the migration.
const standsAlone =
  /[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f\u3131-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
// Accents, Hebrew points, Arabic vowels, and characters that only control the display of text.
const ignored =
  // oxlint-disable-next-line no-misleading-character-class -- the class lists each mark separately
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu;

function fold(character: string): string {
  if (isEmphasis(character[0]!)) return character.length === 1 ? '' : fold(character.slice(1));
  if (character.length === 1 && character < '\u0080') return character.toLowerCase();
  // The round trip through capitals makes ß equal ss, and ς equal σ.
  const letters = character.normalize('NFKD').toUpperCase().toLowerCase();
  return letters.replaceAll(ignored, '').normalize('NFKC');
}
