import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest time that one step blocks the event loop. */
const stepMs = 10;

/**
 * Runs a generator that yields often. Every ten milliseconds it lets other requests run, so a large body delays
 * no small one.
 */
export async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const pauseAt = performance.now() + stepMs;
    let step: IteratorResult<void, T>;
    do step = work.next();
    while (!step.done && performance.now() < pauseAt);
    // The pause also follows the last step, because more work on the same request may come next.
    if (performance.now() >= pauseAt) await nextTurn();
    if (step.done) return step.value;
  }
}
