import { requestsPerSecond } from '../load.ts';
import { transactionsPerSecond } from '../pgbench.ts';
import { compare, inTurns, type Measure, type Row } from '../row.ts';
import type { World } from '../world.ts';

const clients = 32;

/** Numbers of very many counters. */
export const spreadNumbers = (world: World): Promise<Row[]> =>
  numbers(world, 'new numbers, 20,000 different counters, 32 clients', 20_000, {
    baseline: 15,
    pgbench: 0.6,
  });

/** Numbers of one counter that everybody wants. */
export const hotNumbers = (world: World): Promise<Row[]> =>
  numbers(world, 'new numbers, one counter, 32 clients', 1, { baseline: 60, pgbench: 5 });

async function numbers(
  world: World,
  row: string,
  counters: number,
  goals: { baseline: number; pgbench: number },
): Promise<Row[]> {
  const { stack, folder, baselineUrl, pgbench: program, seconds, say } = world;
  const bodies = inAnyOrder(counters).map((elementId) => ({ elementType: 'bench', elementId }));
  const take =
    (url: string, token?: string): Measure =>
    () =>
      requestsPerSecond({ url: `${url}/v1/sequence`, token, clients, seconds, bodies }, folder);
  const adminUrl = stack.postgres!.adminUrl;
  const seen: Record<string, number[]> = await inTurns<string>(world, {
    ours: take(stack.urls['sequence']!, stack.token),
    ...(baselineUrl && { baseline: take(baselineUrl) }),
    ...(program && {
      pgbench: () => transactionsPerSecond({ program, adminUrl, folder, counters, clients, seconds }),
    }),
  });
  if (!program) say('pgbench is not installed: its rows are left out.');
  const against = { baseline: 'old design', pgbench: 'pgbench, prepared' } as const;
  return (['baseline', 'pgbench'] as const)
    .filter((peer) => seen[peer] !== undefined)
    .map((peer) =>
      compare({ row, against: against[peer], unit: '/s', goal: goals[peer] }, seen['ours']!, seen[peer]!),
    );
}

/** 1 to `count`, well mixed and the same every time: neighbours would share pages of the database. */
function inAnyOrder(count: number): number[] {
  const stride = 7_919;
  return Array.from({ length: count }, (_, i) => ((i * stride) % count) + 1);
}
