import { conflict, Problem, unavailable } from '../http/problem.ts';

interface PostgresError extends Error {
  code?: string;
  constraint?: string;
  column?: string;
}

/** Follows `cause` to the error that PostgreSQL or the socket reported, because Drizzle wraps it. */
export function databaseError(error: unknown): PostgresError | undefined {
  for (
    let e = error as PostgresError | undefined;
    e instanceof Error;
    e = e.cause as PostgresError | undefined
  )
    if (!(e instanceof Problem) && (typeof e.code === 'string' || isLostConnection(e))) return e;
  return undefined;
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ENOENT',
]);

function isLostConnection(error: Error): boolean {
  return /Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
    error.message,
  );
}

/** True when the connection failed, so the server may or may not have executed the query. */
export function isConnectionError(error: unknown): boolean {
  const e = databaseError(error);
  if (!e) return false;
  const code = e.code ?? '';
  return isLostConnection(e) || connectionCodes.has(code) || /^(08|57P)/.test(code);
}

export function isSerializationFailure(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === '40001' || code === '40P01';
}

/** Maps a failed query to the problem for the caller; undefined when it is not a database error. */
export function problemOfDatabaseError(error: unknown): Problem | undefined {
  const e = databaseError(error);
  if (!e) return undefined;
  const code = e.code ?? '';
  if (isConnectionError(e))
    return unavailable('database_unavailable', 'The database cannot be reached right now.', error);
  if (isSerializationFailure(e))
    return unavailable('database_busy', 'Others wrote the same thing at the same time.', error);
  if (code === '57014' || code === '55P03')
    return unavailable('database_slow', 'The database took too long; nothing was changed.', error);
  if (/^(53|54)/.test(code))
    return unavailable('database_full', 'The database is out of room or connections.', error, 5);
  if (code === '23505')
    return conflict('already_exists', `This is there already: ${fieldOf(e)}.`, { cause: error });
  if (code === '23503')
    return conflict('reference_missing', `This refers to nothing: ${fieldOf(e)}.`, { cause: error });
  if (code === '22003')
    return new Problem(400, 'number_out_of_range', 'A number is larger than anything it is compared with.', {
      cause: error,
    });
  if (/^22(021|P05)/.test(code))
    return new Problem(400, 'bad_text', 'A text holds a character that cannot be stored.', { cause: error });
  return undefined;
}

/** Constraints are named after the field they guard: `contexts.sessionId`. */
function fieldOf(error: PostgresError): string {
  return error.constraint?.split('.').at(-1) ?? error.column ?? 'a field';
}
