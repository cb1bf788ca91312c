import type { Letter } from './letters.ts';
import type { Division, Stress } from './division.ts';

/** Small kana, the long vowel mark and the syllabic stop belong to the character before them. */
const dependent = /[ぁぃぅぇぉゃゅょゎっァィゥェォャュョヮッー]/;
/** What clings to the word before it and is never stressed. */
const particle = /[的了着过過吗嗎呢吧啊也之乎者矣はがをにでとのもへやかねよて]/;

/**
 * Chinese, Japanese, Korean: a syllable a character. Words are not written apart in the first two, so the stress falls
 * on the first and on every other character, which suits words of two, and a particle or ending shifts it.
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
