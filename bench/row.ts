import type { Peer, PeerGoals } from './peers.ts';
import { watchStolen } from './stolen.ts';

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
  /** Null where a number is only shown. */
  goal: number | null;
  /** The goal is the most the ratio may be, not the least. */
  atMost?: true;
}

export const isReached = ({ ratio, goal, atMost }: Row): boolean =>
  goal === null || (atMost ? ratio <= goal : ratio >= goal);

/** One thing that is measured each time it is called, larger or smaller being better as its row says. */
export type Measure<Measured = number> = () => Promise<Measured>;

/** More than this of the processors' time taken by others, and a round is measured once more. */
const tolerable = 0.1;

/**
 * Measures all in turn, round after round, so that what else the machine does falls on all of them alike. What is
 * measured first, before everything is compiled and cached, does not count. Where a host takes the processors away again
 * and again, there are up to three times as many rounds, and those count of which it took the least.
 * @returns what each measured, by round
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
  /** Share of the processors' time that the host gave to others. */
  stolen: number;
}

async function measureAll<Measured>(measures: Record<string, Measure<Measured>>): Promise<Round<Measured>> {
  const measured: Record<string, Measured> = {};
  const stolen = await watchStolen();
  for (const [name, measure] of Object.entries(measures)) measured[name] = await measure();
  return { measured, stolen: await stolen() };
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

/** What is measured of each peer, by its name. */
export const measuresOf = (peers: Peer[], measure: (peer: Peer) => Measure): Record<string, Measure> =>
  Object.fromEntries(peers.map((peer) => [peer.name, measure(peer)]));

/** A row for each peer. @param seen what was measured, of `ours` and by the peers' names */
export const againstPeers = (
  about: Pick<Row, 'row' | 'unit'>,
  seen: Record<string, number[]>,
  peers: Peer[],
  goals: PeerGoals,
): Row[] =>
  peers.map(({ name, generation }) =>
    compare({ ...about, against: name, goal: goals[generation] }, seen['ours']!, seen[name]!),
  );

/** A row of a number of our own. */
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

/** The smallest number that this share of them does not exceed. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
