import type { Call } from '@fountainai/contracts';

/** A service's response and its ETag. */
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
 * Repeats a request with the ETag of an earlier response. The service decides for this caller each time whether that
 * response still holds. The cache therefore serves no stale response, and none that the caller may not see.
 * @returns `known` itself when the response did not change
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
