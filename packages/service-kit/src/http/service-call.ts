import { createHash, type Hash } from 'node:crypto';
import type { Call, Caller } from '@fountainai/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { handlerTimeoutMs } from './deadline.ts';
import { inSteps } from './in-steps.ts';

/** A call in the form that a handler receives. */
export interface ServiceCall extends Call {
  /** Set when the caller sent an idempotency key. */
  idempotency?: { key: string; operation: string; fingerprint: string } | undefined;
  /** Whether the call may store data; a full workspace refuses it. */
  stores?: boolean;
}

export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Creates the call of a request. A caller that times out closes its connection, which ends the deadline of a
 * read, so the read calls no other service any more. A write continues, so that it is not left half done.
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
 * Hashes method, path and body, independent of the order of the body's fields. The key may come as a header or as
 * `requestId` in the body, so that field does not count.
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

/** Yields the JSON of a value with sorted fields, in many short texts. */
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
