import type { IncomingHttpHeaders } from 'node:http';
import { invalid } from '../http/problem.ts';

/**
 * Returns the idempotency key of a POST: the Idempotency-Key header, or `requestId` in the body. Both were
 * already checked against the spec.
 * @throws Problem 400 when they differ
 */
export function idempotencyKeyOf(headers: IncomingHttpHeaders, body: unknown): string | undefined {
  const fromHeader = headers['idempotency-key'] as string | undefined;
  const fromBody = (body as { requestId?: string } | undefined)?.requestId;
  if (fromHeader !== undefined && fromBody !== undefined && fromHeader !== fromBody)
    throw invalid([
      { pointer: '/requestId', message: 'differs from the Idempotency-Key header; send one of them' },
    ]);
  return fromHeader ?? fromBody;
}
