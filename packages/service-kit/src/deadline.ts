import type { IncomingHttpHeaders } from 'node:http';

/** How long a handler may take; the service gives up with 503 then. */
export const handlerTimeoutMs = 25_000;

/** The header by which a service tells another how many milliseconds are left for the answer. */
export const timeoutHeader = 'x-timeout-ms';

/** When the answer to a request is of no use any more: after the handler's own limit, or sooner when the caller says so. */
export function deadlineOf(headers: IncomingHttpHeaders): number {
  const asked = Number(headers[timeoutHeader]);
  const budget = asked > 0 ? Math.min(asked, handlerTimeoutMs) : handlerTimeoutMs;
  return Date.now() + budget;
}
