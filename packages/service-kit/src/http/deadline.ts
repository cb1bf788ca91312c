import { unavailable } from './problem.ts';

/** Longest time of a handler; after it the service answers 503. */
export const handlerTimeoutMs = 25_000;

/**
 * Waits for a handler up to `handlerTimeoutMs`. Fastify's own handlerTimeout makes an AbortController and a
 * DOMException for every request. These cost a tenth of the time of a short request.
 * @throws Problem 503 `too_slow`
 */
export function inTime<T>(work: Promise<T>): Promise<T> {
  const tooSlow = () => unavailable('too_slow', 'This took too long and was given up; try again.');
  return within(handlerTimeoutMs, work, tooSlow);
}

/** Waits for work up to `ms`; the work itself is not cancelled. @throws the error of `late` */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
