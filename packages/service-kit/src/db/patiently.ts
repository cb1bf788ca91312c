import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionError } from './database-errors.ts';

const patienceMs = 30_000;

/** Repeats startup work for up to 30 s while the database cannot be reached, because it may still be starting. */
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
