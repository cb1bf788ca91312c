import type { Measure, Sign } from './measures.ts';
import { beatTicks } from './note-values.ts';

/** The state of a beam at a note in MusicXML's words: `number` 1 is nearest to the note's end. */
export interface Beam {
  number: number;
  does: 'begin' | 'continue' | 'end' | 'forward hook' | 'backward hook';
}

/** Notes of an eighth and less within a beat are beamed. */
export function beams({ bar, signs }: Measure): Map<Sign, Beam[]> {
  const groups: Sign[][] = [[]];
  let beat = -1;
  for (const sign of signs) {
    const its = Math.floor((sign.tick - bar.tick) / beatTicks(bar.metre));
    if (its !== beat || flags(sign) === 0) groups.push([]);
    beat = its;
    if (flags(sign) > 0) groups.at(-1)!.push(sign);
  }
  return new Map(
    groups.flatMap((group) => group.map((sign, index): [Sign, Beam[]] => [sign, beamsAt(group, index)])),
  );
}

function beamsAt(group: Sign[], index: number): Beam[] {
  if (group.length === 1) return [];
  return Array.from({ length: flags(group[index]!) }, (_, level) => {
    const joins = (neighbour: Sign | undefined) => neighbour !== undefined && flags(neighbour) > level;
    const back = joins(group[index - 1]);
    const on = joins(group[index + 1]);
    const hook = index === 0 ? 'forward hook' : 'backward hook';
    return { number: level + 1, does: back ? (on ? 'continue' : 'end') : on ? 'begin' : hook };
  });
}

/** The number of flags of a note of that length; 0 for rests. */
export const flags = ({ note, unit }: Sign): number => (note === null ? 0 : Math.max(0, Math.log2(unit) - 2));
