export interface FieldError {
  /** A JSON pointer into the body, or the name of a parameter. */
  pointer: string;
  message: string;
}

interface FountainErrorInit {
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[] | undefined;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** The error of every call without a success: refused by the service, refused by the gateway, or unanswered. */
export class FountainError extends Error {
  override readonly name = 'FountainError';
  /** The HTTP status; 0 without an answer. */
  readonly status: number;
  /**
   * The machine-readable code of the service; `no_answer`, `deadline_exceeded` and `invalid_answer` are the client's.
   */
  readonly code: string;
  /** The problem and its remedy, as text. */
  readonly detail: string;
  /** The invalid fields, each with its problem; empty for other errors. */
  readonly errors: FieldError[];
  /** Identifies the call in the logs. */
  readonly requestId: string | undefined;
  /** The wait that the answer asked for before the next attempt. */
  readonly retryAfterMs: number | undefined;
  /** The number of attempts. */
  attempts = 1;
  /**
   * True when an answer was lost, so that the write may have happened. Read before you write again. A 412, 404 or 409
   * after a lost answer may come from the client's own earlier attempt.
   */
  outcomeUnknown = false;

  constructor({ status, code, detail, errors = [], requestId, retryAfterMs, cause }: FountainErrorInit) {
    super(`${status === 0 ? '' : `${status} `}${code}: ${[detail, ...errors.map(inWords)].join('\n  ')}`, {
      cause,
    });
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
    this.retryAfterMs = retryAfterMs;
  }
}

function inWords({ pointer, message }: FieldError): string {
  return `${pointer || 'the body'} ${message}`;
}

/** Codes for answers without one, from the gateway or a proxy; the same as those of the services where they exist. */
const codes: Record<number, string> = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'no_such_path',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'address_too_long',
  429: 'too_many_requests',
  431: 'headers_too_large',
  502: 'bad_gateway',
  503: 'unavailable',
  504: 'gateway_timeout',
};

/** @param body application/problem+json of a service, the gateway's `{ message }`, or any other body */
export function errorOfAnswer(response: Response, body: unknown): FountainError {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return new FountainError({
    status: response.status,
    code: text(said.code) ?? codes[response.status] ?? `http_${response.status}`,
    detail:
      text(said.detail) ??
      text(said.message) ??
      text(response.statusText) ??
      'The answer does not say what is wrong.',
    errors: Array.isArray(said.errors) ? (said.errors as FieldError[]) : [],
    requestId: text(said.requestId) ?? response.headers.get('x-request-id') ?? text(said.request_id),
    retryAfterMs: millisecondsOf(response.headers.get('retry-after')),
  });
}

/** Retry-After is a number of seconds or a date. */
function millisecondsOf(value: string | null): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
