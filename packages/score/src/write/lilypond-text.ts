import { plainText } from './text.ts';

/** A text as a LilyPond string, in which only the end quote has a meaning (Notation Reference 2.24, 3.3.3). */
export const quote = (text: string): string => `"${plainText(text).replace(/[\\"]/g, '\\$&')}"`;

/** Breaks a text at spaces into lines of at most `letters` characters. */
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
