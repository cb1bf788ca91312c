import isNetworkError from 'is-network-error';
import pRetry from 'p-retry';
import { FountainError } from './fountain-error.ts';

export interface RetryLimits {
  /** The highest number of attempts of a call. */
  attempts: number;
  /** The time limit of a call in milliseconds, all attempts and waits included. */
  deadlineMs: number;
  /** Called before each further attempt, with the wait that the answer asked for. */
  onRetry?: ((error: FountainError, waitMs: number) => void) | undefined;
}

/**
 * The effect of repeating a request. A GET changes nothing. A POST with a key happens once. A conditional write never
 * overwrites a change that its author has not seen. Repeating any other request may do harm.
 */
export type Kind = 'read' | 'keyed' | 'conditional' | 'unsafe';

/**
 * The outcome of a failed attempt: certainly not done, perhaps done, or an answer that another attempt would repeat.
 */
type Verdict = 'not done' | 'unknown' | 'answered';

const initialBackoffMs = 200;
const longestBackoffMs = 5_000;

/**
 * Sends a request until it gets an answer or a final refusal, or until attempts or time run out.
 * @throws FountainError; or the reason of `signal` when the signal ended it
 */
export async function withRetries<T>(
  send: (signal: AbortSignal) => Promise<T>,
  kind: Kind,
  { attempts, deadlineMs, onRetry }: RetryLimits,
  callerSignal?: AbortSignal | null,
): Promise<T> {
  const endsAt = Date.now() + deadlineMs;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = callerSignal ? AbortSignal.any([callerSignal, deadline]) : deadline;
  const verdicts: Verdict[] = [];
  let failure: unknown;

  try {
    return await pRetry(() => send(signal), {
      retries: attempts - 1,
      minTimeout: initialBackoffMs,
      maxTimeout: longestBackoffMs,
      randomize: true,
      signal,
      onFailedAttempt: ({ error }) => {
        if (!signal.aborted) failure = error;
        verdicts.push(verdictOf(error));
      },
      // The wait that the answer asked for. p-retry adds its own, so that clients do not return at the same moment.
      shouldRetry: async ({ error }) => {
        const verdict = verdictOf(error);
        if (verdict === 'answered' || (kind === 'unsafe' && verdict === 'unknown')) return false;
        const waitMs = (error instanceof FountainError && error.retryAfterMs) || 0;
        if (signal.aborted || Date.now() + waitMs >= endsAt) return false;
        const full = fountainErrorOf(error, undefined, deadlineMs);
        if (full instanceof FountainError) onRetry?.(full, waitMs);
        if (waitMs > 0) await sleep(waitMs, signal);
        return true;
      },
    });
  } catch (error) {
    callerSignal?.throwIfAborted();
    throw inFull(error, kind, verdicts, failure, deadlineMs);
  }
}

function verdictOf(error: Error): Verdict {
  if (error instanceof FountainError) {
    if (error.status === 408 || error.status === 429) return 'not done';
    // A request with the same key is still running.
    if (error.status === 409 && error.retryAfterMs !== undefined) return 'unknown';
    return [502, 503, 504].includes(error.status) ? 'unknown' : 'answered';
  }
  const { name, cause } = error;
  if (isNetworkError(error)) return neverArrived(cause) ? 'not done' : 'unknown';
  return name === 'TimeoutError' || name === 'AbortError' ? 'unknown' : 'answered';
}

const failuresToConnect = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Only Node reports a failed connect; in a browser every lost connection may have carried the request. */
function neverArrived(cause: unknown): boolean {
  return failuresToConnect.has((cause as { code?: string } | undefined)?.code ?? '');
}

function inFull(
  error: unknown,
  kind: Kind,
  verdicts: Verdict[],
  failure: unknown,
  deadlineMs: number,
): unknown {
  const full = fountainErrorOf(error, failure, deadlineMs);
  if (!(full instanceof FountainError)) return full;
  full.attempts = Math.max(1, verdicts.length);
  const settledByKey = kind === 'keyed' && verdicts.at(-1) === 'answered';
  full.outcomeUnknown = kind !== 'read' && !settledByKey && verdicts.includes('unknown');
  return full;
}

function fountainErrorOf(error: unknown, failure: unknown, deadlineMs: number): unknown {
  if (error instanceof FountainError) return error;
  if (error instanceof Error && isNetworkError(error))
    return new FountainError({
      status: 0,
      code: 'no_answer',
      detail: `The connection failed${because(error.cause)}.`,
      cause: error,
    });
  if (error instanceof Error && error.name === 'TimeoutError')
    return new FountainError({
      status: 0,
      code: 'deadline_exceeded',
      detail: `There was no success within ${deadlineMs} ms.`,
      cause: failure ?? error,
    });
  return error;
}

function because(cause: unknown): string {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return code || message ? ` (${code ?? message})` : '';
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
