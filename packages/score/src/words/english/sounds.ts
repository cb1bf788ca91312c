import { createRequire } from 'node:module';

// The dictionary has five megabytes, so it is loaded with the first English word.
const require = createRequire(import.meta.url);
let dictionary: Record<string, string> | undefined;

export const isVowelSound = (sound: string): boolean => /\d$/.test(sound);

/**
 * The pronunciations of a word in the ARPAbet of the CMU Pronouncing Dictionary, vowels with stress 0, 1 or 2; the
 * usual one first. Covers forms derived from its entries: older endings, elisions with an apostrophe, compounds. Empty
 * for other words.
 */
export function soundsOf(word: string): string[][] {
  const known = entriesOf(word);
  // The spelling of didn't hides its second syllable, which speech has.
  if (known.length > 0) return word.endsWith("n't") ? known.slice(0, 1) : known;
  const american = word.replace('our', 'or');
  const made = formOf(word) ?? prefixedOf(word) ?? compoundOf(word);
  if (made) return [made];
  return american === word ? [] : soundsOf(american);
}

function entriesOf(word: string): string[][] {
  dictionary ??= (require('cmu-pronouncing-dictionary') as typeof import('cmu-pronouncing-dictionary'))
    .dictionary;
  const spelling = [word, word.replace(/'$/, ''), `'${word}`].find((key) => Object.hasOwn(dictionary!, key));
  return [spelling, `${spelling}(2)`, `${spelling}(3)`]
    .filter((entry) => entry !== undefined && Object.hasOwn(dictionary!, entry))
    .map((entry) => dictionary![entry!]!.split(' '));
}

const lookUp = (word: string): string[] | null => entriesOf(word)[0] ?? null;

/** Older endings that the dictionary lacks, with their sounds. The first ending with a known stem wins. */
const endings: [ending: RegExp, sounds: string[]][] = [
  [/'s$/, ['S']],
  [/s'?$/, ['S']],
  [/'(d|t|st|n|ld|rt|dst)$/, ['T']],
  [/'(ll|re|ve|em|m)$/, ['L']],
  [/èd$/, ['IH0', 'D']],
  [/éd$/, ['IH0', 'D']],
  [/ed$/, ['D']],
  [/eth$/, ['IH0', 'TH']],
  [/e?dst$/, ['D', 'S', 'T']],
  [/est$/, ['IH0', 'S', 'T']],
  [/st$/, ['S', 'T']],
  [/ings?$/, ['IH0', 'NG']],
  [/in'?$/, ['IH0', 'N']],
  [/ly$/, ['L', 'IY0']],
  [/ness$/, ['N', 'AH0', 'S']],
  [/less$/, ['L', 'AH0', 'S']],
  [/ful$/, ['F', 'AH0', 'L']],
  [/ers?$/, ['ER0']],
  [/y$/, ['IY0']],
];

const hissing = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);

function formOf(word: string): string[] | null {
  for (const [ending, sounds] of endings) {
    if (!ending.test(word)) continue;
    const stem = word.replace(ending, '');
    const before = stemSounds(stem);
    if (before) return [...joinable(stem, before, sounds), ...sounds];
  }
  return null;
}

/** English inserts a vowel between some sounds (roses, wanted) and drops one of tickle in tickling. */
function joinable(stem: string, sounds: string[], [first]: string[]): string[] {
  const last = sounds.at(-1)!;
  if (isVowelSound(first!))
    return /[^aeiou]l$/.test(stem) && sounds.at(-2) === 'AH0' ? sounds.toSpliced(-2, 1) : sounds;
  const apart = first === 'S' ? hissing.has(last) : first === 'D' && (last === 'D' || last === 'T');
  return apart ? [...sounds, 'IH0'] : sounds;
}

/** The possible stems of a form: with an e restored, a consonant undoubled, or y restored. */
function stemSounds(stem: string): string[] | null {
  if (stem.length < 2 || stem.endsWith("'")) return null;
  const spellings = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')];
  return spellings.map(lookUp).find((sounds) => sounds !== null) ?? null;
}

const prefixes = new Map<string, string[]>([
  ['un', ['AH0', 'N']],
  ['be', ['B', 'IH0']],
  ['re', ['R', 'IY0']],
  ['in', ['IH0', 'N']],
  ['en', ['IH0', 'N']],
  ['dis', ['D', 'IH0', 'S']],
  ['mis', ['M', 'IH0', 'S']],
  ['for', ['F', 'ER0']],
  ['me', ['M', 'IY0']],
]);

function prefixedOf(word: string): string[] | null {
  for (const [prefix, sounds] of prefixes) {
    const rest = word.startsWith(prefix) ? word.slice(prefix.length) : '';
    const after = rest.length > 2 ? (lookUp(rest) ?? formOf(rest)) : null;
    if (after) return [...sounds, ...after];
  }
  return null;
}

/** Splits a compound such as `deathbed` or `whereto` into two known words, with the longest possible first half. */
function compoundOf(word: string): string[] | null {
  for (let at = word.length - 2; at > 2; at--) {
    const second = word.slice(at);
    const before = isHalf(second) ? lookUp(word.slice(0, at)) : null;
    const after = before && (lookUp(second) ?? (second.length > 4 ? formOf(second) : null));
    if (after && isWritten(before, word.slice(0, at))) return [...before, ...after];
  }
  return null;
}

/** The dictionary has most syllables of two or three letters as names, so they do not count as words. */
const isHalf = (word: string): boolean =>
  word.length > 2 ? !/^[aeiou]..$|i[aou]'?s?$/.test(word) : /^(to|on|in|of|by|up)$/.test(word);

/** True when the spelling has a vowel for each sounded one; abbreviations do not. */
const isWritten = (sounds: string[], word: string): boolean =>
  sounds.filter(isVowelSound).length <= (word.match(/[aeiouy]+/g)?.length ?? 0);
