import type { Peer, PeerGoals } from './peers.ts';
import { watchStolen } from './stolen.ts';

/** One line of the table. `ours` and `peer` are in `unit`; only `ratio` is comparable between machines. */
export interface Row {
  row: string;
  /** The other program, or our own limit. */
  against: string;
  unit: string;
  ours: number;
  /** Null for an absolute limit; the ratio is then our own number. */
  peer: number | null;
  ratio: number;
  /** Null for a number without a goal. */
  goal: number | null;
  /** The goal is the maximum of the ratio instead of the minimum. */
  atMost?: true;
}

export const isReached = ({ ratio, goal, atMost }: Row): boolean =>
  goal === null || (atMost ? ratio <= goal : ratio >= goal);

/** A function that measures one value each time it is called. */
export type Measure<Measured = number> = () => Promise<Measured>;

/** A round is repeated when the host took more than this share of the processors' time. */
const tolerable = 0.1;

/**
 * Runs all measurements in turn, round after round, so that other load affects all of them alike. It discards a first
 * round, in which code is compiled and caches fill. If the host takes processor time, it adds rounds, up to three
 * times as many, and keeps those with the least.
 * @returns the results of each measurement, by round
 */
export async function inTurns<Name extends string | number, Measured = number>(
  { rounds, say }: { rounds: number; say: (line: string) => void },
  measures: Record<Name, Measure<Measured>>,
): Promise<Record<Name, Measured[]>> {
  await measureAll(measures);
  const all: Round<Measured>[] = [];
  const isQuiet = ({ stolen }: Round<Measured>) => stolen <= tolerable;
  while (all.filter(isQuiet).length < rounds && all.length < 3 * rounds) all.push(await measureAll(measures));

  const kept = all.toSorted((a, b) => a.stolen - b.stolen).slice(0, rounds);
  const most = kept.at(-1)!;
  if (!isQuiet(most))
    say(
      `The host gave up to ${Math.round(100 * most.stolen)} % of the processors to others meanwhile: another run may not agree.`,
    );
  const ofEach = Object.keys(measures).map((name) => [name, kept.map(({ measured }) => measured[name]!)]);
  return Object.fromEntries(ofEach) as Record<Name, Measured[]>;
}

interface Round<Measured> {
  measured: Record<string, Measured>;
  /** Share of the processors' time that the host gave to other machines. */
  stolen: number;
}

async function measureAll<Measured>(measures: Record<string, Measure<Measured>>): Promise<Round<Measured>> {
  const measured: Record<string, Measured> = {};
  const stolen = await watchStolen();
  for (const [name, measure] of Object.entries(measures)) measured[name] = await measure();
  return { measured, stolen: await stolen() };
}

/**
 * Makes a row of two measurements that ran in turn. Its ratio is the median of the rounds' ratios. Other load lasts
 * longer than a round, so it affects both sides of a ratio.
 */
export function compare(
  about: Pick<Row, 'row' | 'against' | 'unit' | 'goal' | 'atMost'>,
  ours: number[],
  peer: number[],
): Row {
  const ratio = median(ours.map((number, round) => number / peer[round]!));
  return { ...about, ours: median(ours), peer: median(peer), ratio };
}

/** Makes one measurement for each peer, by name. */
export const measuresOf = (peers: Peer[], measure: (peer: Peer) => Measure): Record<string, Measure> =>
  Object.fromEntries(peers.map((peer) => [peer.name, measure(peer)]));

/** Makes a row for each peer. @param seen the results of `ours` and of each peer by name */
export const againstPeers = (
  about: Pick<Row, 'row' | 'unit'>,
  seen: Record<string, number[]>,
  peers: Peer[],
  goals: PeerGoals,
): Row[] =>
  peers.map(({ name, generation }) =>
    compare({ ...about, against: name, goal: goals[generation] }, seen['ours']!, seen[name]!),
  );

/** Makes a row of our own number. */
export const limitOf = (row: string, unit: string, ours: number, goal: number | null): Row => ({
  row,
  against: goal === null ? '–' : `a limit of ${goal} ${unit}`,
  unit,
  ours,
  peer: null,
  ratio: ours,
  goal,
  atMost: true,
});

/** Returns the smallest number that this share of the numbers does not exceed. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
