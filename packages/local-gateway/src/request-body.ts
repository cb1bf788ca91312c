import type { IncomingMessage } from 'node:http';

/** Thrown out of a body that turned out longer than its route allows. */
export class BodyTooLarge extends Error {}

/** Thrown where an upstream did not take the next piece of a body in time. */
export class WriteTimeout extends Error {}

/**
 * A request's body, piece by piece as the upstream takes it, counted as it passes. What is left of it stays readable, so
 * that the connection outlives a refusal.
 */
export async function* requestBody(
  request: IncomingMessage,
  limits: { bytes: number; writeTimeoutMs: number },
  abort: (reason: Error) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.bytes) throw new BodyTooLarge();
    const timer = setTimeout(() => abort(new WriteTimeout()), limits.writeTimeoutMs);
    try {
      yield chunk;
    } finally {
      clearTimeout(timer);
    }
  }
}
