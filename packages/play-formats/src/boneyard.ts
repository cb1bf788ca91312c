import type { LeftOut } from './play.ts';
import { countLineBreaks, isBlank } from './text.ts';

/** Parallel arrays, because eight million line objects take a second to create. */
export interface Lines {
  texts: string[];
  /** Line of the source that the text begins on, from 1. */
  numbers: Uint32Array;
  /** Indexes of lines with nothing but boneyard: such a line does not end a speech, unlike a blank line. */
  hollow: Set<number>;
}

interface Cut {
  /** The position of the boneyard in the remaining text. */
  at: number;
  lineBreaks: number;
  text: string;
}

/**
 * Removes boneyards, also across lines, and gives the remaining lines their numbers in the source. An unclosed boneyard
 * stays as text, so that the rest of the play is kept.
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
    // The remaining text must not read as a new boneyard.
    const previous = before === '' ? kept.at(-1) : before;
    if (previous?.endsWith('/') && source[position] === '*') before += ' ';
    if (before !== '') kept.push(before);
    length += before.length;
    cuts.push({ at: length, lineBreaks: countLineBreaks(text), text });
  }
  kept.push(source.slice(position));
  return { text: kept.join(''), cuts };
}
