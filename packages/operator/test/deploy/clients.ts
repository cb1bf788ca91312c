import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Seen {
  /** The release that answered, or the error. */
  by: string;
  status: number;
  /** Percentage of the other colour at that time. */
  share: number;
}

/** Starts clients that send requests without pause over kept-alive connections and never retry. */
export function startClients(url: string, share: () => number) {
  const pool = new Pool(url, { connections: 4 });
  const seen: Seen[] = [];
  const stopped = new AbortController();
  const asks = async (host: string) => {
    while (!stopped.signal.aborted) {
      const at = share();
      seen.push({ ...(await ask(pool, host)), share: at });
      await sleep(8);
    }
  };
  const all = ['one', 'two'].map(asks);
  return {
    seen,
    async stop() {
      stopped.abort();
      await Promise.all(all);
      await pool.close();
    },
  };
}

async function ask(pool: Pool, name: string): Promise<{ by: string; status: number }> {
  try {
    const { statusCode, body } = await pool.request({
      path: '/',
      method: 'GET',
      headers: { host: `${name}.localhost` },
    });
    return { by: await body.text(), status: statusCode };
  } catch (error) {
    return { by: String(error), status: 0 };
  }
}
