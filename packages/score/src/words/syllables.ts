import type { Division } from './division.ts';
import type { Language } from './language.ts';
import { runsOf, type Letter, type Run, type Runs } from './letters.ts';
import type { Syllable } from './prosody.ts';
import { remembered } from './remembered.ts';
import { divideCjk } from './cjk.ts';
import { divideEnglish } from './english/english.ts';
import { divideGerman } from './german/german.ts';
import { divideGreek } from './greek.ts';
import { divideDigits, divideUnknown } from './no-language.ts';
import { divideOtherLatin } from './other-latin.ts';
import { divideRussian } from './russian/russian.ts';
import { divideYiddish } from './yiddish.ts';

/** A word's syllables; `guesses` as in `Division` when the stress is a guess. */
export interface Syllabified {
  syllables: Syllable[];
  guesses: number[] | null;
}

const hyphen = /^[-‐‑־]$/u;
const alphabets = new Set(['latin', 'cyrillic']);
const vowel = /[aeiouyæœøаеиоуыэюяіѣєѵ]/;

/** Divides a word of any script into at least one syllable; the joined syllables are its text. */
export function syllablesOf(text: string, language: Language): Syllabified {
  const { syllables, guesses } = remember(`${language} ${text}`, text, language);
  // Copies, because the metre of a line changes stresses.
  return { syllables: syllables.map((syllable) => ({ ...syllable })), guesses };
}

const remember = remembered((_key, text: string, language: Language): Syllabified => {
  const { runs, rest } = mergeUnsung(runsOf(text));
  if (runs.length === 0) return { syllables: [{ text, stress: 0 }], guesses: null };
  const syllables: Syllable[] = [];
  let guesses: number[] | null = null;
  for (const run of runs) {
    const division = divide(run, language);
    const parts = cut(run, division);
    const last = syllables.at(-1);
    if (last) last.text += run.before;
    else parts[0]!.text = run.before + parts[0]!.text;
    // The first part of a compound is the strongest.
    if (last && hyphen.test(run.before)) for (const part of parts) if (part.stress === 2) part.stress = 1;
    syllables.push(...parts);
    guesses = runs.length === 1 ? (division.guesses ?? null) : null;
  }
  syllables.at(-1)!.text += rest;
  return { syllables, guesses };
});

/**
 * Joins consonants without a vowel, as in `в лесу` or `12th`, to the next syllable, or at the end to the previous one.
 */
function mergeUnsung({ runs, rest }: Runs): Runs {
  const sung: Run[] = [];
  let loose = '';
  for (const run of runs) {
    if (runs.length > 1 && isUnsung(run)) loose += run.before + textOf(run.letters);
    else {
      sung.push({ ...run, before: loose + run.before });
      loose = '';
    }
  }
  return sung.length > 0
    ? { runs: sung, rest: loose + rest }
    : { runs: runs.slice(0, 1), rest: textAfter(runs) + rest };
}

const isUnsung = ({ script, letters }: Run): boolean =>
  alphabets.has(script) && !letters.some(({ base }) => vowel.test(base));

const textOf = (letters: Letter[]): string => letters.map(({ text }) => text).join('');

const textAfter = (runs: Run[]): string =>
  runs
    .slice(1)
    .map(({ before, letters }) => before + textOf(letters))
    .join('');

function cut({ letters }: Run, { starts, stresses }: Division): Syllable[] {
  return starts.map((start, at) => ({
    text: textOf(letters.slice(start, starts[at + 1])),
    stress: stresses[at]!,
  }));
}

function divide({ script, letters }: Run, language: Language): Division {
  switch (script) {
    case 'latin':
      if (language === 'en') return divideEnglish(letters);
      return language === 'de' ? divideGerman(letters) : divideOtherLatin(letters);
    case 'cyrillic':
      return divideRussian(letters);
    case 'greek':
      return divideGreek(letters);
    case 'hebrew':
      return divideYiddish(letters);
    case 'cjk':
      return divideCjk(letters);
    case 'digit':
      return divideDigits(letters);
    default:
      return divideUnknown(letters);
  }
}
