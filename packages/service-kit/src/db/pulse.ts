import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { socketOf } from './socket-of.ts';

/** A connection in use for longer than this causes a check of the server. */
const patienceMs = 400;
/** Equals the connection timeout, so that a busy server is not taken for a silent one. */
const pulseMs = 2_000;
const tickMs = 100;

/**
 * Detects a server that stopped answering: while a query takes long, it runs `SELECT 1` on a separate connection.
 * A slow query alone is no reason to give up.
 * @param onSilence called with the connections in use when `SELECT 1` got no answer
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
      // A refusal is an answer too.
      (error) => error instanceof pg.DatabaseError,
    ),
    livedThrough(pulseMs, over.signal).then(() => false),
  ]);
  over.abort();
  // end() would wait for an answer.
  socketOf(client).destroy();
  return answered;
}

/** Counts only time in which this process runs, because a stalled process receives no answers. */
async function livedThrough(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= tickMs) await sleep(tickMs);
}
