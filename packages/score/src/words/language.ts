/** `yi` is all text in Hebrew letters, `ru` all in Cyrillic; `other` is text without language rules. */
export type Language = 'en' | 'de' | 'ru' | 'yi' | 'el' | 'cjk' | 'other';

const scripts: [Language | 'latin', RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['yi', /\p{Script=Hebrew}/gu],
  ['cjk', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/gu],
];

/** Frequent short words that are rare in other languages with Latin letters. */
const frequent: Record<'en' | 'de', Set<string>> = {
  en: new Set(
    'the and of to is that with my thou you it not this what for his have shall will are'.split(' '),
  ),
  de: new Set(
    'der die das und ich nicht ist ein eine mit zu den dem sie wir mir dich auf auch wie'.split(' '),
  ),
};

/** A language is detected when one word in this many is one of its frequent words. */
const wordsPerFrequentWord = 12;

/**
 * Detects the language of a play from the script of most of its letters; in Latin script from frequent short words.
 * `other` when neither English nor German is likely.
 */
export function languageOf(text: string): Language {
  let best: Language | 'latin' = 'other';
  let most = 0;
  for (const [script, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0;
    if (count > most) [best, most] = [script, count];
  }
  return best === 'latin' ? latinLanguageOf(text) : best;
}

function latinLanguageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => frequent.en.has(word)).length;
  const german = words.filter((word) => frequent.de.has(word)).length;
  if (Math.max(english, german) * wordsPerFrequentWord < words.length) return 'other';
  return german > english ? 'de' : 'en';
}
