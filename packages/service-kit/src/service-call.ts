import { createHash } from 'node:crypto';
import type { Call } from '@fountainai/contracts';

/** A call as a handler gets it. */
export interface ServiceCall extends Call {
  /** There when the caller sent an idempotency key. */
  idempotency?: { key: string; operation: string; fingerprint: string } | undefined;
}

/**
 * Tells whether two requests are the same: method, path and body, whatever the order of the body's fields. The key itself
 * may come as a header or as `requestId` in the body, so that field does not count.
 */
export function fingerprintOf({ method, url, body }: { method: string; url: string; body: unknown }): string {
  const { requestId: _, ...rest } = (body ?? {}) as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify([method, url, canonical(rest)]))
    .digest('base64url');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, item]) => [key, canonical(item)]));
}
