import type { Bar, ScoreSection } from '../model.ts';
import { sameKey } from '../key-signature.ts';

export interface BarChanges {
  bar: Bar;
  /** True when they differ from the bar before; always true in the first bar. */
  metre: boolean;
  key: boolean;
  tempo: boolean;
}

/** The values that files write only when they change. */
export function barChanges({ bars }: ScoreSection): BarChanges[] {
  return bars.map((bar, index) => {
    const before = bars[index - 1];
    return {
      bar,
      metre: !before || before.metre.beats !== bar.metre.beats || before.metre.unit !== bar.metre.unit,
      key: !before || !sameKey(before.key, bar.key),
      tempo: before?.tempo !== bar.tempo,
    };
  });
}
