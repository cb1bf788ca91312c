import type { Call } from '@fountainai/contracts';

/** What a service answered, and under which ETag. */
export interface Known<Body> {
  etag: string | undefined;
  body: Body;
}

interface Answer<Body> {
  status: number;
  headers?: Record<string, string>;
  body?: Body;
}

/**
 * Asks a service for what it answered before. The service decides, for this caller and each time, whether that answer still
 * holds. So no stale answer is used, nor one that the caller may not see.
 * @returns `known` itself when nothing changed
 */
export async function askAgain<Input extends { headers: object }, Body>(
  operation: (input: Input, call: Call) => Promise<Answer<Body>>,
  input: Input,
  call: Call,
  known: Known<NonNullable<Body>> | undefined,
): Promise<Known<NonNullable<Body>>> {
  const headers =
    known?.etag === undefined ? input.headers : { ...input.headers, 'if-none-match': known.etag };
  const answer = await operation({ ...input, headers }, call);
  if (answer.status === 304) return known!;
  return { etag: answer.headers?.['etag'], body: answer.body! };
}
