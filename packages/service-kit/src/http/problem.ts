export interface FieldError {
  /** A JSON pointer into the body, or the name of a parameter. */
  pointer: string;
  message: string;
}

export interface ProblemInit {
  errors?: FieldError[] | undefined;
  headers?: Record<string, string> | undefined;
  cause?: unknown;
}

/** The error that handlers throw deliberately; it is answered as application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  /**
   * @param status HTTP status
   * @param code stable name for programs, snake_case
   * @param detail what is wrong and what to do about it, for people; no internals
   */
  constructor(status: number, code: string, detail: string, init: ProblemInit = {}) {
    super(detail, { cause: init.cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = init.errors;
    this.headers = init.headers ?? {};
  }
}

export function invalid(
  errors: FieldError[],
  detail = 'The request is not valid; errors says where.',
): Problem {
  return new Problem(400, 'invalid_request', detail, { errors });
}

/** An id that never existed, a deleted one and one of another workspace get the same answer. */
export function notFound(what: string): Problem {
  return new Problem(404, 'not_found', `There is no such ${what} in this workspace.`);
}

export function conflict(code: string, detail: string, init?: ProblemInit): Problem {
  return new Problem(409, code, detail, init);
}

export function unavailable(code: string, detail: string, cause?: unknown, retryAfterSeconds = 1): Problem {
  return new Problem(503, code, detail, { cause, headers: { 'Retry-After': String(retryAfterSeconds) } });
}

/** Stands in for an operation that has no implementation yet. @throws Problem 501, always */
export async function notWritten(operationId: string): Promise<never> {
  throw new Problem(
    501,
    'not_implemented',
    `${operationId} is not written yet: it is in the contract, but this service cannot do it. Nothing was changed.`,
  );
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition failed',
  413: 'Body too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Idempotency key reused',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  501: 'Not written yet',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Gateway timeout',
  507: 'Over the quota',
};

/** Returns the JSON body of a problem. */
export function problemBody(problem: Problem, requestId: string) {
  return {
    type: `https://fountain.coach/problems/${problem.code}`,
    title: titles[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...(problem.errors && { errors: problem.errors }),
  };
}
