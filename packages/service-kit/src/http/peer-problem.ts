import { shorten } from '@fountainai/contracts';
import { Problem } from './problem.ts';

const codes: Record<number, string> = {
  503: 'peer_unavailable',
  504: 'peer_timeout',
  507: 'quota_exceeded',
};

/**
 * A failed call to another service. Unless a handler catches it, an invalid answer or unexpected 404 becomes a 502.
 * A service that is down becomes a 503, one that is too slow a 504.
 */
export class PeerProblem extends Problem {
  /** Status that the other service answered; undefined without an answer. */
  readonly peerStatus: number | undefined;

  constructor(
    peer: string,
    status: number,
    detail: string,
    cause: unknown,
    peerStatus?: number,
    headers: Record<string, string> = {},
  ) {
    super(status, codes[status] ?? 'peer_failed', detail, { cause, headers });
    this.name = `PeerProblem (${peer})`;
    this.peerStatus = peerStatus;
  }

  /** Whether a retry may succeed. */
  get transient(): boolean {
    return this.status === 503 && this.peerStatus !== 429;
  }
}

/**
 * Whether a failed call changed nothing in the other service: it never arrived or was refused. Otherwise it may
 * have taken effect although its answer was lost.
 */
export function tookNoEffect(error: unknown): boolean {
  if (!(error instanceof PeerProblem)) return false;
  if (error.peerStatus !== undefined) return !String(error.cause).includes('"outcome_unknown"');
  return ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'ENOTFOUND'].includes(
    (error.cause as { code?: string } | undefined)?.code ?? '',
  );
}

/** Whether the other service answered 404. */
export function isPeerNotFound(error: unknown): boolean {
  return error instanceof PeerProblem && error.peerStatus === 404;
}

/** Maps an error status of a peer to a problem. */
export function problemOfAnswer(
  peer: string,
  status: number,
  retryAfter: unknown,
  text: string,
): PeerProblem | Problem {
  const wait = { 'Retry-After': typeof retryAfter === 'string' ? retryAfter : '1' };
  const said = shorten(text, 2_000);
  if (status === 401 || status === 403)
    return new PeerProblem(peer, status, `The ${peer} service does not accept this token.`, said, status);
  if (status === 507)
    return new PeerProblem(peer, 507, `${detailOf(text)} (The ${peer} service.)`, said, 507);
  if (status === 409)
    return new PeerProblem(peer, 409, `The ${peer} service is at the same work already.`, said, status, wait);
  if (status === 429 || status === 500 || status === 503)
    return new PeerProblem(peer, 503, `The ${peer} service cannot answer right now.`, said, status, wait);
  if (status === 504)
    return new PeerProblem(peer, 504, `The ${peer} service did not get an answer in time.`, said, status);
  return new PeerProblem(
    peer,
    502,
    `The ${peer} service gave an answer that makes no sense here (${status}).`,
    said,
    status,
  );
}

/** A caller can fix a full workspace, so its detail passes through. */
function detailOf(text: string): string {
  try {
    return String((JSON.parse(text) as { detail?: unknown }).detail);
  } catch {
    return 'The workspace is full.';
  }
}

/** Maps a call without a complete answer to a problem. */
export function problemOfFailure(peer: string, error: unknown): PeerProblem {
  const { name, code } = error as { name?: string; code?: string };
  if (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    code === 'UND_ERR_HEADERS_TIMEOUT' ||
    code === 'UND_ERR_BODY_TIMEOUT'
  )
    return new PeerProblem(peer, 504, `The ${peer} service did not answer in time.`, error);
  return new PeerProblem(peer, 503, `The ${peer} service cannot be reached.`, error, undefined, {
    'Retry-After': '1',
  });
}
