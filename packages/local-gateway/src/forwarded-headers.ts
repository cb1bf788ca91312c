import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { clientAddress, headerOf, hostOf, type Exchange } from './exchange.ts';

/** How the gateway names itself, where a Kong would write `kong/3.9.x`. */
export const gatewayName = 'fountain-local-gateway';

const betweenTwoHops = [
  'connection',
  'expect',
  'keep-alive',
  'proxy',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The headers that the upstream gets: the client's, without what belongs to the connection, and Kong's own. */
export function upstreamHeaders(
  request: FastifyRequest,
  exchange: Exchange,
): Record<string, string | string[]> {
  const headers = new Map(Object.entries(request.headers));
  for (const name of [...betweenTwoHops, ...listed(request.headers)]) headers.delete(name);
  if (exchange.match?.route.preserve_host === false) {
    headers.set('host', new URL(exchange.match.service.url).host);
  }
  if (!hasBody(request.headers)) headers.delete('content-length');

  const address = clientAddress(request);
  const before = headerOf(request, 'x-forwarded-for');
  headers.set('x-forwarded-for', before === undefined ? address : `${before}, ${address}`);
  headers.set('x-forwarded-proto', 'http');
  headers.set('x-forwarded-host', hostOf(request));
  headers.set('x-forwarded-port', String(request.socket.localPort));
  headers.set('x-forwarded-path', exchange.rawPath);
  // Kong strips no prefix here, so whatever a client writes into this header is not true.
  headers.delete('x-forwarded-prefix');
  headers.set('x-real-ip', address);
  headers.set('x-kong-request-id', exchange.requestId);
  headers.set(
    'via',
    [headerOf(request, 'via'), `${request.raw.httpVersion} ${gatewayName}`].filter(Boolean).join(', '),
  );
  for (const [name, value] of exchange.upstreamHeaders) headers.set(name, value);

  return Object.fromEntries(
    [...headers].filter((header): header is [string, string] => header[1] !== undefined),
  );
}

/** The headers that the client gets from the upstream's answer. */
export function downstreamHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const dropped = new Set([...betweenTwoHops, ...listed(headers)]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** Whether a request carries a body; only its framing says so. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function listed(headers: IncomingHttpHeaders): string[] {
  return (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
}
