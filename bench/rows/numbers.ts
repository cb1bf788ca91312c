import { requestsPerSecond } from '../load.ts';
import { transactionsPerSecond } from '../pgbench.ts';
import type { PeerGoals } from '../peers.ts';
import { againstPeers, compare, inTurns, type Measure, measuresOf, type Row } from '../row.ts';
import type { World } from '../world.ts';

const clients = 32;

/** Measures new numbers of very many counters. */
export const spreadNumbers = (world: World): Promise<Row[]> =>
  numbers(world, 'new numbers, 20,000 different counters, 32 clients', 20_000, {
    old: 15,
    modern: 4,
    pgbench: 0.65,
  });

/** Measures new numbers of one counter for many clients. */
export const hotNumbers = (world: World): Promise<Row[]> =>
  numbers(world, 'new numbers, one counter, 32 clients', 1, { old: 60, modern: 6, pgbench: 5.7 });

async function numbers(
  world: World,
  row: string,
  counters: number,
  goals: PeerGoals & { pgbench: number },
): Promise<Row[]> {
  const { stack, folder, peers, pgbench: program, seconds, say } = world;
  const bodies = inAnyOrder(counters).map((elementId) => ({ elementType: 'bench', elementId }));
  const take =
    (url: string, token?: string): Measure =>
    () =>
      requestsPerSecond({ url: `${url}/v1/sequence`, token, clients, seconds, bodies }, folder);
  const adminUrl = stack.postgres!.adminUrl;
  const seen: Record<string, number[]> = await inTurns<string>(world, {
    ours: take(stack.urls['sequence']!, stack.token),
    ...measuresOf(peers, ({ url, token }) => take(url, token)),
    ...(program && {
      pgbench: () => transactionsPerSecond({ program, adminUrl, folder, counters, clients, seconds }),
    }),
  });
  if (!program) say('pgbench is not installed: its rows are left out.');
  const about = { row, unit: '/s' };
  const ofPgbench = { ...about, against: 'pgbench, prepared', goal: goals.pgbench };
  return [
    ...againstPeers(about, seen, peers, goals),
    ...(seen['pgbench'] ? [compare(ofPgbench, seen['ours']!, seen['pgbench'])] : []),
  ];
}

/** Returns 1 to `count` in a fixed shuffled order, because neighbours share pages of the database. */
function inAnyOrder(count: number): number[] {
  const stride = 7_919;
  return Array.from({ length: count }, (_, i) => ((i * stride) % count) + 1);
}
