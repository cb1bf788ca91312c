/** One letter: a base character with its combining marks. */
export interface Letter {
  text: string;
  /** Lower case, composed: `ä`, `й`, `ύ`. */
  plain: string;
  /** Lower case without any mark: `a`, `и`, `υ`. */
  base: string;
  /** The marks themselves, decomposed. */
  marks: string;
}

export type Script = 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'cjk' | 'digit' | 'unknown';

/** A run of letters of one script, including apostrophes between them. */
export interface Run {
  script: Script;
  letters: Letter[];
  /** The characters before it that are not letters: spaces, hyphens, punctuation. */
  before: string;
}

/** A word as runs of letters; `rest` is the text after the last run. */
export interface Runs {
  runs: Run[];
  rest: string;
}

const scripts: [Script, RegExp][] = [
  ['latin', /^\p{Script=Latin}/u],
  ['cyrillic', /^\p{Script=Cyrillic}/u],
  ['hebrew', /^[\u05D0-\u05EA\u05EF-\u05F2\uFB1D-\uFB4F]/u],
  ['greek', /^\p{Script=Greek}/u],
  ['cjk', /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー々]/u],
  ['digit', /^\p{N}/u],
  ['unknown', /^\p{L}/u],
];

const apostrophe = /^['’ʼ`‘׳״"]$/u;

/** Splits a word into runs. Each `before` with its letters, then `rest`, joined are the word. */
export function runsOf(text: string): Runs {
  const runs: Run[] = [];
  let loose = '';
  for (const piece of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const script = scriptOf(piece);
    const last = runs.at(-1);
    if (script === null) loose += piece;
    else if (last?.script === script && joins(loose, script)) {
      if (loose) last.letters.push({ text: loose, plain: "'", base: "'", marks: '' });
      last.letters.push(letterOf(piece));
      loose = '';
    } else {
      runs.push({ script, letters: [letterOf(piece)], before: loose });
      loose = '';
    }
  }
  return { runs, rest: loose };
}

function scriptOf(piece: string): Script | null {
  return scripts.find(([, letter]) => letter.test(piece))?.[0] ?? null;
}

function joins(loose: string, script: Script): boolean {
  if (loose === '') return true;
  // Only Hebrew has a quotation mark within a word, as the sign of an abbreviation.
  return apostrophe.test(loose) && (script === 'hebrew' || !/["״]/u.test(loose));
}

function letterOf(text: string): Letter {
  const lower = text.toLowerCase();
  if (/^[a-z]$/.test(lower)) return { text, plain: lower, base: lower, marks: '' };
  const [base = '', ...marks] = lower.normalize('NFD');
  const composed = lower.normalize('NFC');
  return { text, plain: composed.length === 1 ? composed : base, base, marks: marks.join('') };
}
