import type { Letter } from './letters.ts';
import { startsOf, stressesOf, type Division, type Spelling } from './division.ts';

const vowel = /[aeiouyæœøıə]/;

const spelling: Spelling = {
  isVowel: ({ base }) => vowel.test(base),
  isOnset: (consonants) =>
    /^([bcdfgkptv][lr]|[cpst]h|qu|gn|ch[lr]|s[ckpt][lr]?|sz|cz|rz|dz|ñ|ll)$/.test(consonants),
};

/**
 * Divides a word in Latin letters of a language without rules: one syllable for each vowel or group of vowels. An
 * accent on a, i, o or u is the stress; otherwise the last syllable but one, as in most such languages.
 */
export function divideOtherLatin(letters: Letter[]): Division {
  const nuclei = nucleiOf(letters);
  const starts = startsOf(letters, nuclei, spelling);
  const accented = nuclei.findLastIndex((at) => /[áíóúàìòù]/.test(letters[at]!.plain));
  const main = accented < 0 ? Math.max(0, nuclei.length - 2) : accented;
  return { starts, stresses: stressesOf(starts.length, main) };
}

function nucleiOf(letters: Letter[]): number[] {
  const nuclei: number[] = [];
  letters.forEach((letter, at) => {
    if (!spelling.isVowel(letter)) return;
    const before = letters[at - 1];
    const grouped = before !== undefined && spelling.isVowel(before) && !isHiatus(before, letter);
    if (grouped && nuclei.length > 0) {
      // Of a falling and a rising pair, the open vowel carries an accent.
      if (letter.marks !== '') nuclei[nuclei.length - 1] = at;
    } else nuclei.push(at);
  });
  return nuclei.length > 0 ? nuclei : [0];
}

/** Two open vowels, or a pair with a diaeresis or an accent on its i or u, are two syllables. */
function isHiatus(first: Letter, second: Letter): boolean {
  if (second.marks.includes('\u0308') || /[íúìù]/.test(first.plain + second.plain)) return true;
  return /[aeo]/.test(first.base) && /[ao]/.test(second.base);
}
