import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one piece of work may hold the event loop. */
const stepMs = 10;

/**
 * Runs work that yields often. After ten milliseconds other requests have a turn before it goes on, so that a large
 * body delays no small one.
 */
export async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const pauseAt = performance.now() + stepMs;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < pauseAt);
    await nextTurn();
  }
}
