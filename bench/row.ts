/** One line of the table. `ours` and `peer` are in `unit`; only `ratio` says anything beyond this machine. */
export interface Row {
  row: string;
  /** What it is held against: another program, or a limit of our own. */
  against: string;
  unit: string;
  ours: number;
  /** Null where the limit is absolute: then the ratio is our own number. */
  peer: number | null;
  ratio: number;
  goal: number;
  /** The goal is the most the ratio may be, not the least. */
  atMost?: true;
}

export const isReached = ({ ratio, goal, atMost }: Row): boolean => (atMost ? ratio <= goal : ratio >= goal);

/** One thing that is measured: a number each time it is called, larger or smaller being better as its row says. */
export type Measure = () => Promise<number>;

/**
 * Measures all in turn, round after round, so that what else the machine does falls on all of them alike. What is
 * measured first, before everything is compiled and cached, does not count.
 * @returns what each measured, by round
 */
export async function inTurns<Name extends string>(
  measures: Record<Name, Measure>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const measured = await measures[name]();
      if (round > 0) seen[name].push(measured);
    }
  }
  return seen;
}

/**
 * A row of two that were measured in turn. The ratio is the median of the rounds' ratios, which is not quite that of the
 * medians: what else the machine does lasts longer than a round, and falls on both of its sides.
 */
export function compare(
  about: Pick<Row, 'row' | 'against' | 'unit' | 'goal' | 'atMost'>,
  ours: number[],
  peer: number[],
): Row {
  const ratio = median(ours.map((number, round) => number / peer[round]!));
  return { ...about, ours: median(ours), peer: median(peer), ratio };
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
