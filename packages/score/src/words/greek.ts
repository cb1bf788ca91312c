import type { Letter } from './letters.ts';
import { startsOf, stressesOf, type Division, type Spelling } from './division.ts';

const diphthong = /^([αεου]ι|[αεηο]υ)$/;
/** Acute, tonos, grave and circumflex. */
const accent = /[\u0301\u0300\u0342]/;
const diaeresis = '\u0308';

const onsets = new Set(
  (
    'βγ βδ βλ βρ γδ γκ γλ γν γρ δρ θλ θν θρ κβ κλ κν κρ κτ μν μπ ντ πλ πν πρ πτ σβ σγ σθ σκ σκλ σκν σλ σμ σμπ σμπρ σν ' +
    'σπ σπλ σπρ στ στρ σφ σφρ σχ τζ τμ τρ τσ φθ φκ φλ φρ φτ χθ χλ χν χρ χτ γκρ γκλ μπρ μπλ ντρ χτρ σκρ γχρ'
  ).split(' '),
);

const spelling: Spelling = {
  isVowel: ({ base }) => /[αεηιουω]/.test(base),
  isOnset: (consonants) => onsets.has(consonants),
};

/** Greek, monotonic or polytonic: the written accent is the stress; a word of one syllable without one is weak. */
export function divideGreek(letters: Letter[]): Division {
  const nuclei: number[] = [];
  letters.forEach((letter, at) => {
    if (spelling.isVowel(letter) && !closesDiphthong(letters, at)) nuclei.push(at);
  });
  if (nuclei.length === 0) nuclei.push(0);
  const starts = startsOf(letters, nuclei, spelling);
  const accented = letters.findIndex(({ marks }) => accent.test(marks));
  const stressed = starts.findLastIndex((start) => start <= accented);
  if (starts.length === 1) return { starts, stresses: [stressed < 0 || isArticle(letters) ? 0 : 2] };
  return { starts, stresses: stressesOf(starts.length, stressed < 0 ? starts.length - 2 : stressed) };
}

/** αι, ου and the like are one sound unless the first vowel has an accent or the second a diaeresis. */
function closesDiphthong(letters: Letter[], at: number): boolean {
  const [first, second] = [letters[at - 1], letters[at]!];
  if (!first || !diphthong.test(first.base + second.base)) return false;
  return !accent.test(first.marks) && !second.marks.includes(diaeresis) && !closesDiphthong(letters, at - 1);
}

/** Unstressed words: polytonic texts write accents on articles and prepositions too. */
function isArticle(letters: Letter[]): boolean {
  const word = letters.map(({ base }) => base).join('');
  return /^(τον?|την?|των|τους?|τα|τ[οω]|τοις|ταις|ο|η|οι|αι|εν|εκ|εξ|εις|προς|και|δε|μεν|γαρ|να|θα|σε|με|για|που|πως)$/.test(
    word,
  );
}
