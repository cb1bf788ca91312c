import { instrumentOf } from '../instruments.ts';
import type { Part } from '../model.ts';
import { plainText } from './text.ts';

/** What stands before a staff. */
export interface Label {
  name: string;
  /** What a character plays; null for the strings, who are called so. */
  instrument: string | null;
  /** From the second system on: `Rom.` */
  short: string;
}

/** Of each part. Those whose short names would be the same have them in full. */
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

/** `FIRST CITIZEN` as `First Citizen`; what is not all in capitals stays as it is. */
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
