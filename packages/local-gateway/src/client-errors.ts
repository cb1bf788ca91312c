import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, nginxMessages } from './errors.ts';

/** Answers a request that is not HTTP or too slow, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET') return;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return hangUp(socket, 408);
  hangUp(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 494 : 400);
}

/** Answers in plain text, as nginx does, and closes the connection. Status 494 is sent as 400. */
export function hangUp(socket: Duplex, code: 400 | 405 | 408 | 494): void {
  if (socket.destroyed || !socket.writable) return;
  const status = code === 494 ? 400 : code;
  const requestId = randomBytes(16).toString('hex');
  const body = errorBody('text/plain; charset=utf-8', nginxMessages[code]!, requestId);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Kong-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
