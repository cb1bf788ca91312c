import { syllableCount, type DraftPhrase, type DraftWord } from './draft.ts';
import type { Language } from './language.ts';

/** The most syllables of one breath. */
const longestSyllables = 24;

/** Words before which a singer breathes without punctuation: conjunctions, relatives, prepositions. */
const breathBefore: Record<Language, RegExp> = {
  en: /^(and|or|but|nor|for|if|than|that|when|where|while|who|whom|which|because|though|as|till|until|to|from|with|in|of)$/i,
  de: /^(und|oder|aber|denn|daß|dass|ob|wenn|als|wie|weil|wo|bis|der|die|das|in|mit|von|zu|auf|aus|um)$/i,
  ru: /^(и|а|но|или|да|что|чтоб|чтобы|как|когда|если|где|кто|который|в|на|с|по|из|от|за|под)$/i,
  el: /^(και|κι|ή|μα|αλλά|πως|ότι|που|όταν|αν|να|για|με|σε|από|στο|στη|στον|στην)$/i,
  yi: /^(און|אדער|אָדער|אז|אַז|וואס|וואָס|ווען|ווי|מיט|פון|פֿון|אין|אויף|צו)$/,
  cjk: /^(?!)/,
  other: /^(y|e|et|o|ou|und|i|a|que|qui|che|de|di|en|in|con|con|per|por|para|pour|avec|ale|że|ve)$/i,
};

/** Divides a phrase that is too long for one breath into phrases that end with `none`. */
export function divideLong(phrase: DraftPhrase, language: Language): DraftPhrase[] {
  const { words, end } = phrase;
  const syllables = syllableCount(words);
  if (syllables <= longestSyllables || words.length === 1) return [phrase];
  const at = bestPlace(words, syllables, language);
  const parts: DraftPhrase[] = [
    { words: words.slice(0, at), end: 'none' },
    { words: words.slice(at), end },
  ];
  return parts.flatMap((part) => divideLong(part, language));
}

/** The cost of a cut between two words that belong together, in syllables from the middle. */
const unopened = 6;
const afterWeak = 15;

/**
 * Index of the word that begins the second half: near the middle, preferably a conjunction, relative or preposition.
 */
function bestPlace(words: DraftWord[], syllables: number, language: Language): number {
  let best = 1;
  let least = Infinity;
  let before = 0;
  for (let at = 1; at < words.length; at++) {
    const last = words[at - 1]!.syllables;
    before += last.length;
    const opens = breathBefore[language].test(words[at]!.text);
    const weak = last.length === 1 && last[0]!.stress < 2;
    const cost = Math.abs(before - syllables / 2) + (opens ? 0 : unopened) + (weak ? afterWeak : 0);
    if (cost < least) [best, least] = [at, cost];
  }
  return best;
}
