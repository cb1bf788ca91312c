import { instrumentOf } from '../instruments.ts';
import type { Part } from '../model.ts';
import { plainText } from './text.ts';

/** The labels of a staff. */
export interface Label {
  name: string;
  /** The instrument of a character; null for the strings, whose name is their instrument. */
  instrument: string | null;
  /** From the second system on: `Rom.` */
  short: string;
}

/** The labels of each part. Parts with equal short names have full names instead. */
export function labelsOf(parts: Part[]): Map<Part, Label> {
  const labels = new Map(parts.map((part) => [part, labelOf(part)]));
  const shorts = [...labels.values()].map(({ short }) => short);
  const isShared = (short: string) => shorts.indexOf(short) !== shorts.lastIndexOf(short);
  for (const [part, label] of labels)
    if (isShared(label.short)) labels.set(part, { ...label, short: label.name });
  return labels;
}

function labelOf(part: Part): Label {
  const instrument = instrumentOf(part.instrument);
  const name = inLowerCase(plainText(part.name));
  return part.characterId === null
    ? { name, instrument: null, short: name.replace(instrument.name, instrument.abbreviation) }
    : { name, instrument: instrument.name, short: shorten(name) };
}

/** `FIRST CITIZEN` becomes `First Citizen`; names that are not all in capitals stay. */
function inLowerCase(name: string): string {
  if (name !== name.toUpperCase() || /^[IVX]+$/.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** `Lady Capulet` as `Lad. Cap.` */
const shorten = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => {
      const letters = word.match(/\P{M}\p{M}*/gu) ?? [];
      return letters.length <= 4 ? word : `${letters.slice(0, 3).join('')}.`;
    })
    .join(' ');
