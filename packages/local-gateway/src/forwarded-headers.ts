import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddress, headerOf, hostOf, type Exchange } from './exchange.ts';

/** Stands where a Kong writes `kong/3.9.x`. */
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

/** Builds the upstream's headers: the client's without hop-by-hop ones, and Kong's. */
export function upstreamHeaders(
  request: FastifyRequest,
  headers: IncomingHttpHeaders,
  exchange: Exchange,
): IncomingHttpHeaders {
  for (const name of betweenTwoHops) delete headers[name];
  if (exchange.match!.route.preserve_host) headers.host = request.headers.host;

  const address = clientAddress(request);
  const before = headerOf(request, 'x-forwarded-for');
  return {
    ...headers,
    'x-forwarded-for': before === undefined ? address : `${before}, ${address}`,
    'x-forwarded-proto': 'http',
    'x-forwarded-host': hostOf(request),
    'x-forwarded-port': String(request.socket.localPort),
    'x-forwarded-path': exchange.rawPath,
    // A client could forge this header, so the gateway always sets it.
    'x-forwarded-prefix': exchange.match!.stripped,
    'x-real-ip': address,
    'x-kong-request-id': exchange.requestId,
    via: [headerOf(request, 'via'), `${request.raw.httpVersion} ${gatewayName}`].filter(Boolean).join(', '),
    ...Object.fromEntries(exchange.upstreamHeaders),
  };
}

/** Returns the upstream's path, without the prefix that the route strips. */
export function upstreamPath({ match, path }: Exchange): string {
  return match!.stripped === undefined ? path : path.slice(match!.stripped.length - 1);
}

/** Builds the client's headers from the upstream's answer. Headers that cors has set take precedence. */
export function downstreamHeaders(headers: IncomingHttpHeaders, reply: FastifyReply): IncomingHttpHeaders {
  const listed = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...betweenTwoHops, ...listed]);
  const isSaid = (name: string) => name.startsWith('access-control-') && reply.hasHeader(name);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name) && !isSaid(name)));
}

/** Whether a request carries a body, according to its framing headers. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
