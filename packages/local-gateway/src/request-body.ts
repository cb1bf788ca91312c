import type { IncomingMessage } from 'node:http';

/** A streamed body exceeded the limit of its route. */
export class BodyTooLarge extends Error {}

/** The upstream did not accept the next part of a body in time. */
export class WriteTimeout extends Error {}

/**
 * Streams a request's body to the upstream and counts its bytes. After a refusal the rest stays readable, so that
 * the connection can be reused.
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
