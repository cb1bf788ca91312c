import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionError } from './database-errors.ts';

const patienceMs = 30_000;

/**
 * Does what a service needs the database for before it can start, again and again for up to 30 s while that cannot be
 * reached: it may be starting, too, or be on a machine that has too much to do.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionError(error) || Date.now() > giveUpAt) throw error;
      await sleep(500);
    }
  }
}
