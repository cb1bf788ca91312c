import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { countProblem } from '../observe/metrics.ts';
import { Problem, problemBody } from './problem.ts';

/**
 * Answers a connection whose bytes are too slow, too large in the headers or not HTTP, and closes it. The
 * position of the next request on it is unknown.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  countProblem(problem.code);
  const body = JSON.stringify(problemBody(problem, randomUUID()));
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.code}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'headers_too_large', 'The headers are over 16 KB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(408, 'request_timeout', 'The request took too long to arrive.');
  return new Problem(400, 'malformed_request', 'This is not a well-formed HTTP request.');
}
