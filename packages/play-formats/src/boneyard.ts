import type { LeftOut } from './play.ts';
import { countLineBreaks, isBlank } from './text.ts';

/** Parallel arrays, as eight million line objects would take a second to make. */
export interface Lines {
  texts: string[];
  /** Line of the source that the text begins on, from 1. */
  numbers: Uint32Array;
  /** Indexes of the lines that held nothing but boneyard: they do not end a speech as a blank line would. */
  hollow: Set<number>;
}

interface Cut {
  /** Where in the remaining text the boneyard was. */
  at: number;
  lineBreaks: number;
  text: string;
}

/**
 * Takes out boneyards, also those across lines, and gives the remaining lines their numbers in the source.
 * A boneyard that is never closed is text: it must not swallow the rest of the play.
 */
export function removeBoneyards(source: string): { lines: Lines; leftOut: LeftOut[] } {
  const { text, cuts } = cutBoneyards(source);
  const texts = text.split('\n');
  const numbers = new Uint32Array(texts.length);
  const hollow = new Set<number>();
  const leftOut: LeftOut[] = [];
  let number = 1;
  let end = -1;
  let next = 0;
  for (let index = 0; index < texts.length; index++) {
    const line = texts[index]!;
    numbers[index] = number;
    end += line.length + 1;
    const first = next;
    for (let cut = cuts[next]; cut !== undefined && cut.at <= end; cut = cuts[++next]) {
      leftOut.push({ kind: 'boneyard', line: number, text: cut.text.trim() });
      number += cut.lineBreaks;
    }
    if (next > first && isBlank(line)) hollow.add(index);
    number += 1;
  }
  return { lines: { texts, numbers, hollow }, leftOut };
}

function cutBoneyards(source: string): { text: string; cuts: Cut[] } {
  const kept: string[] = [];
  const cuts: Cut[] = [];
  let length = 0;
  let position = 0;
  for (;;) {
    const open = source.indexOf('/*', position);
    const close = open < 0 ? -1 : source.indexOf('*/', open + 2);
    if (close < 0) break;
    let before = source.slice(position, open);
    const text = source.slice(open + 2, close);
    position = close + 2;
    // What is left must not read as a new boneyard.
    const previous = before === '' ? kept.at(-1) : before;
    if (previous?.endsWith('/') && source[position] === '*') before += ' ';
    if (before !== '') kept.push(before);
    length += before.length;
    cuts.push({ at: length, lineBreaks: countLineBreaks(text), text });
  }
  kept.push(source.slice(position));
  return { text: kept.join(''), cuts };
}
