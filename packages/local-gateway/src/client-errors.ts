import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { errorBody, nginxMessages } from './errors.ts';

/** nginx reads a request line, and every header line, into a buffer of this size; there are four of them. */
const lineLimit = 8 * 1024;
export const headersLimit = 4 * lineLimit;

/** What nginx refuses before Kong sees it: 414 for a long URL, 494 for a long header. */
export function refusedLines({ method, url, rawHeaders }: IncomingMessage): 414 | 494 | undefined {
  if (method!.length + url!.length + ' HTTP/1.1 '.length > lineLimit) return 414;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]!.length + rawHeaders[index + 1]!.length + 4 > lineLimit) return 494;
  }
  return undefined;
}

/** Answers what is not HTTP, or comes too slowly to be a request, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const message = nginxMessages[error.code === 'HPE_HEADER_OVERFLOW' ? 494 : status]!;
  const requestId = randomBytes(16).toString('hex');
  const body = errorBody('text/plain; charset=utf-8', message, requestId);
  const head = [
    `HTTP/1.1 ${status} ${status === 408 ? 'Request Time-out' : 'Bad Request'}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Kong-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
