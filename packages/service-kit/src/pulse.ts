import pg from 'pg';

/** How long a connection may be out of the pool before anybody asks whether the server is still there. */
const patienceMs = 400;
/** As long as a new connection may take: a server that is merely busy is not given up. */
const pulseMs = 2_000;

/** A timer that is so late tells of this process, not of the server. */
const heldUpMs = 1_000;

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
  const started = performance.now();
  const client = new pg.Client({ ...config, connectionTimeoutMillis: pulseMs, query_timeout: pulseMs });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // A refusal is an answer; and a process that was itself held up has heard nothing.
    return error instanceof pg.DatabaseError || performance.now() - started > pulseMs + heldUpMs;
  } finally {
    void client.end().catch(() => {});
  }
}
