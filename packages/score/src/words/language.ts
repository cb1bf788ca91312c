/** `yi` is everything in Hebrew letters, `ru` everything in Cyrillic; `other` what no rules are known for. */
export type Language = 'en' | 'de' | 'ru' | 'yi' | 'el' | 'cjk' | 'other';

const scripts: [Language | 'latin', RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['yi', /\p{Script=Hebrew}/gu],
  ['cjk', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/gu],
];

/** Frequent short words that hardly any other language in Latin letters has. */
const frequent: Record<'en' | 'de', Set<string>> = {
  en: new Set(
    'the and of to is that with my thou you it not this what for his have shall will are'.split(' '),
  ),
  de: new Set(
    'der die das und ich nicht ist ein eine mit zu den dem sie wir mir dich auf auch wie'.split(' '),
  ),
};

/** One frequent word in this many is enough to know a language by. */
const wordsPerFrequentWord = 12;

/**
 * The language of a whole play, or of as much as is there: by the script most of its letters belong to, and in Latin
 * letters by frequent short words. `other` when neither English nor German is likely.
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
