import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { socketOf } from './socket-of.ts';

/** How long a connection may be out of the pool before anybody asks whether the server is still there. */
const patienceMs = 400;
/** As long as a new connection may take: a server that is merely busy is not given up. */
const pulseMs = 2_000;
const tickMs = 100;

/**
 * Notices a server that has fallen silent, which no connection says by itself: while work takes longer than usual, asks
 * on a connection of its own. The work may be slow; the pulse may not.
 * @param onSilence called with the connections that are waiting for an answer that will not come
 */
export function watchPulse(
  pool: pg.Pool,
  config: pg.ClientConfig,
  onSilence: (waiting: pg.PoolClient[]) => void,
): void {
  const since = new Map<pg.PoolClient, number>();
  let timer: NodeJS.Timeout | undefined;
  pool.on('acquire', (client) => {
    since.set(client, performance.now());
    timer ??= setTimeout(() => void check(), patienceMs);
  });
  pool.on('release', (_error, client) => since.delete(client));

  async function check(): Promise<void> {
    const answers = await takePulse();
    timer = undefined;
    if (!answers) onSilence([...since.keys()]);
    else if (since.size) timer = setTimeout(() => void check(), patienceMs);
  }

  async function takePulse(): Promise<boolean> {
    const oldest = Math.min(...since.values());
    return performance.now() - oldest < patienceMs || answersNow(config);
  }
}

async function answersNow(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 0, query_timeout: 0 });
  client.on('error', () => {});
  const asked = client.connect().then(() => client.query('SELECT 1'));
  const over = new AbortController();
  const answered = await Promise.race([
    asked.then(
      () => true,
      // A refusal is an answer.
      (error) => error instanceof pg.DatabaseError,
    ),
    livedThrough(pulseMs, over.signal).then(() => false),
  ]);
  over.abort();
  // What does not answer would not answer a farewell.
  socketOf(client).destroy();
  return answered;
}

/** A timer that stops while this process stands still, or the machine it is on: nobody could be heard then. */
async function livedThrough(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= tickMs) await sleep(tickMs);
}
