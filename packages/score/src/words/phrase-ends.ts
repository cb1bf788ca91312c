import type { Language } from './language.ts';
import type { PhraseEnd } from './prosody.ts';

export type Mark = Exclude<PhraseEnd, 'line' | 'none'>;

/** The strongest first: of several marks after a word the strongest one counts. */
const marks: [Mark, RegExp][] = [
  ['question', /[?？؟՞፧⸮⁇⁈⁉]/u],
  ['exclamation', /[!！‼]/u],
  ['ellipsis', /…|⋯|‥|\.\./u],
  ['full-stop', /[.。．｡।॥։׃۔።]/u],
  ['dash', /--|[–—―⸺]|\s-/u],
  ['semicolon', /[;；؛:：·\u0387]/u],
  ['comma', /[,，、､،՝]/u],
];

const greekQuestion = /[;\u037E]/u;
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;

/** Abbreviations before names: their full stop ends no phrase. */
const title =
  /^["'“‘(«„]*(mr|mrs|ms|dr|st|prof|messrs|hr|hrn|fr|sr|sra|mme|mlle|rev|capt|col|gen|vgl|bzw|z\.b|d\.h|г|гр|им)\.$/iu;
const initial = /^(?![IOАЯО]\.)\p{Lu}\.$/u;
const germanOrdinal = /^\d{1,2}\.$/;

/** The mark at the end of a word, before closing quotes and brackets; null without one. */
export function markAfter(word: string, language: Language): Mark | null {
  const tail = tailOf(word);
  if (language === 'el' && greekQuestion.test(tail)) return 'question';
  const mark = marks.find(([, sign]) => sign.test(tail))?.[0] ?? null;
  return mark === 'full-stop' && isAbbreviation(word, language) ? null : mark;
}

/** True when a dash separates a word from the one before it. */
export function beginsWithDash(word: string): boolean {
  return /^["'“‘«„(]?(--|[–—―])/u.test(word);
}

function tailOf(word: string): string {
  const characters = Array.from(word);
  const last = characters.findLastIndex((character) => letterOrDigit.test(character));
  return characters.slice(last + 1).join('');
}

function isAbbreviation(word: string, language: Language): boolean {
  return title.test(word) || initial.test(word) || (language === 'de' && germanOrdinal.test(word));
}
