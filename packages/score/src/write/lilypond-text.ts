import { plainText } from './text.ts';

/** A story's text as a LilyPond string, in which nothing has a meaning but the end (Notation Reference 2.24, 3.3.3). */
export const quote = (text: string): string => `"${plainText(text).replace(/[\\"]/g, '\\$&')}"`;

/** Breaks it into lines of no more than `letters` where there is a space. */
export function wrapWords(text: string, letters: number): string[] {
  return plainText(text)
    .split(/\s+/)
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      return last !== undefined && last.length + 1 + word.length <= letters
        ? [...lines.slice(0, -1), `${last} ${word}`]
        : [...lines, word];
    }, []);
}
