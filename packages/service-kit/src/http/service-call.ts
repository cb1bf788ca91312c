import { createHash, type Hash } from 'node:crypto';
import type { Call, Caller } from '@fountainai/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { handlerTimeoutMs } from './deadline.ts';
import { inSteps } from './in-steps.ts';

/** A call as a handler gets it. */
export interface ServiceCall extends Call {
  /** There when the caller sent an idempotency key. */
  idempotency?: { key: string; operation: string; fingerprint: string } | undefined;
  /** Whether it may store more than there is: it is refused when the workspace is full. */
  stores?: boolean;
}

export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * The call that a request makes. A caller whose time is up closes its connection: of a read, the deadline is then over, and
 * no other service is asked for it any more. A write goes on, so that it is not left half done.
 */
export function beginCall(
  { id, method }: FastifyRequest,
  { raw }: FastifyReply,
  caller: Caller,
): ServiceCall {
  const stores = !isRead(method) && method !== 'DELETE';
  const call = { caller, requestId: id, deadline: Date.now() + handlerTimeoutMs, stores };
  if (isRead(method))
    raw.once('close', () => {
      if (!raw.writableEnded) call.deadline = Date.now();
    });
  return call;
}

/**
 * Tells whether two requests are the same: method, path and body, whatever the order of the body's fields. The key itself
 * may come as a header or as `requestId` in the body, so that field does not count.
 */
export async function fingerprintOf({
  method,
  url,
  body,
}: {
  method: string;
  url: string;
  body: unknown;
}): Promise<string> {
  const { requestId: _, ...rest } = (body ?? {}) as Record<string, unknown>;
  const hash = createHash('sha256').update(`${JSON.stringify([method, url]).slice(0, -1)},`);
  await inSteps(addTexts(hash, canonicalText(rest)));
  return hash.update(']').digest('base64url');
}

const charactersPerUpdate = 16_384;

function* addTexts(hash: Hash, texts: Iterable<string>): Generator<void, void> {
  let pending = '';
  for (const text of texts) {
    pending += text;
    if (pending.length < charactersPerUpdate) continue;
    hash.update(pending);
    pending = '';
    yield;
  }
  hash.update(pending);
}

/** The JSON of a value with the fields of its objects in order, in many short texts. */
function* canonicalText(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* enclosed('[', ']', value, (item) => ['', item]);
  else yield* enclosed('{', '}', sortedFields(value), ([key, item]) => [`${JSON.stringify(key)}:`, item]);
}

function* enclosed<T>(
  open: string,
  close: string,
  items: T[],
  partsOf: (item: T) => [before: string, value: unknown],
): Generator<string> {
  yield open;
  for (const [index, item] of items.entries()) {
    const [before, value] = partsOf(item);
    yield (index > 0 ? ',' : '') + before;
    yield* canonicalText(value);
  }
  yield close;
}

const sortedFields = (value: object): [string, unknown][] =>
  Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
