import type { Bar, ScoreSection } from '../model.ts';
import { beatTicks } from './note-values.ts';
import { plainText } from './text.ts';

/** A printed change of tempo; `text` and `beat` are null while it keeps slowing or hurrying. */
export interface TempoMark {
  bar: Bar;
  text: string | null;
  /** The number of beats a minute and their note value. */
  beat: { unit: 4 | 8; dots: 0 | 1; perMinute: number } | null;
}

/** A mark for each bar whose tempo differs from the one before; gradual changes are printed in words. */
export function tempoMarks({ bars, character }: ScoreSection): TempoMark[] {
  const change = (index: number) => Math.sign((bars[index]?.tempo ?? 0) - (bars[index - 1]?.tempo ?? 0));
  return bars.flatMap((bar, index): TempoMark[] => {
    if (index === 0) return [{ bar, text: plainText(character) || null, beat: beatOf(bar) }];
    const direction = change(index);
    if (direction === 0) return [];
    const continues = index + 1 < bars.length && change(index + 1) === direction;
    const continued = index > 1 && change(index - 1) === direction;
    if (continues) return [{ bar, text: continued ? null : direction < 0 ? 'rit.' : 'accel.', beat: null }];
    const hidden = continued && index === bars.length - 1;
    return [{ bar, text: null, beat: hidden ? null : beatOf(bar) }];
  });
}

/** The model counts quarters; 6/8 prints dotted quarters when they come to an integer, otherwise eighths. */
function beatOf({ metre, tempo }: Bar): TempoMark['beat'] {
  if (metre.unit === 4) return { unit: 4, dots: 0, perMinute: tempo };
  const isCompound = beatTicks(metre) === 720;
  if (isCompound && tempo % 3 === 0) return { unit: 4, dots: 1, perMinute: (tempo * 2) / 3 };
  return { unit: 8, dots: 0, perMinute: tempo * 2 };
}
