import type { IncomingMessage } from 'node:http';

/** Status with which nginx refuses a request before Kong's plugins run; 494 is sent as 400. */
export type Refusal = 400 | 405 | 414 | 494;

/** nginx has four buffers of this size; a request line or header line must fit into one. */
const lineLimit = 8 * 1024;
export const headersLimit = 4 * lineLimit;

/** Headers that nginx accepts only once. */
const single = new Set([
  'authorization',
  'content-length',
  'content-range',
  'expect',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'transfer-encoding',
]);

/** Returns the status with which nginx refuses a request, or undefined. */
export function refusalOf(request: IncomingMessage, path: string): Refusal | undefined {
  const { method, url, rawHeaders } = request;
  if (method!.length + url!.length + ' HTTP/1.1 '.length > lineLimit) return 414;
  if (!isPath(path)) return 400;
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  const isTooLong = names.some(
    (name, index) => name.length + rawHeaders[index * 2 + 1]!.length + 4 > lineLimit,
  );
  if (isTooLong) return 494;
  if (saysTwice(names) || !isHost(request.headers.host)) return 400;
  return method === 'TRACE' || method === 'CONNECT' ? 405 : undefined;
}

function saysTwice(names: string[]): boolean {
  const seen = names.map((name) => name.toLowerCase()).filter((name) => single.has(name));
  return new Set(seen).size < seen.length;
}

/** Checks a Host header: not empty, no NUL or spaces, no two dots in a row. HTTP/1.0 allows none. */
function isHost(host: string | undefined): boolean {
  return host === undefined || !/^\.?(:|$)|\.\.|[\0-\x20\x7f/]/.test(host);
}

/** Checks that percent encodings are complete, contain no NUL and do not leave the root. */
function isPath(path: string): boolean {
  if (!path.startsWith('/') || /%(?![0-9a-f]{2})|%00/i.test(path)) return false;
  const plain = path.replace(/%2e/gi, '.').replace(/%2f/gi, '/');
  let depth = 0;
  for (const segment of plain.split('/').filter((each) => each !== '' && each !== '.')) {
    depth += segment === '..' ? -1 : 1;
    if (depth < 0) return false;
  }
  return true;
}
