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
    let step: IteratorResult<void, T>;
    do step = work.next();
    while (!step.done && performance.now() < pauseAt);
    // Also after the last step: more work on the same request may follow at once.
    if (performance.now() >= pauseAt) await nextTurn();
    if (step.done) return step.value;
  }
}
