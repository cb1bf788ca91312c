import { unavailable } from './problem.ts';

/** How long a handler may take; the service gives up with 503 then. */
export const handlerTimeoutMs = 25_000;

/**
 * Waits for a handler no longer than a handler may take. (Fastify's own handlerTimeout makes an AbortController and a
 * DOMException for every request, which is a tenth of a short one's time.)
 * @throws Problem 503 `too_slow`
 */
export function inTime<T>(work: Promise<T>): Promise<T> {
  const tooSlow = () => unavailable('too_slow', 'This took too long and was given up; try again.');
  return within(handlerTimeoutMs, work, tooSlow);
}

/** Waits for work no longer than `ms`; it goes on by itself then. @throws what `late` makes */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
