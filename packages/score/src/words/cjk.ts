import type { Letter } from './letters.ts';
import type { Division, Stress } from './division.ts';

/** Small kana, the long vowel mark and the syllabic stop belong to the character before them. */
const dependent = /[ぁぃぅぇぉゃゅょゎっァィゥェォャュョヮッー]/;
/** Particles and endings: they attach to the word before them and are never stressed. */
const particle = /[的了着过過吗嗎呢吧啊也之乎者矣はがをにでとのもへやかねよて]/;

/**
 * Chinese, Japanese, Korean: a syllable for each character. Chinese and Japanese have no spaces between words, so the
 * stress falls on the first and every other character. That suits words of two characters; a particle or ending shifts
 * it.
 */
export function divideCjk(letters: Letter[]): Division {
  const starts: number[] = [];
  const stresses: Stress[] = [];
  letters.forEach(({ text }, at) => {
    if (at > 0 && dependent.test(text)) return;
    const stressed = starts.length === 0 || (stresses.at(-1) === 0 && !particle.test(text));
    starts.push(at);
    stresses.push(stressed ? 2 : 0);
  });
  return { starts, stresses };
}
