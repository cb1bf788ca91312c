import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { normalizePath } from './path.ts';
import type { Refusal } from './refusals.ts';
import type { Match } from './router.ts';

/** What the gateway knows about one request on its way through. */
export interface Exchange {
  /** Kong's own request id, 32 hexadecimal digits: the X-Kong-Request-Id. */
  requestId: string;
  startedAt: number;
  /** As the client sent it. */
  rawPath: string;
  /** As Kong compares and forwards it. */
  path: string;
  /** As the client sent it, with its question mark, or empty. */
  query: string;
  match?: Match | undefined;
  /** What nginx says of it before it is routed. */
  refusal?: Refusal | undefined;
  /** Headers that the upstream gets whatever the client sent; undefined takes one away. */
  upstreamHeaders: Map<string, string | undefined>;
  bodyLimit: number;
  upstreamLatencyMs?: number;
  proxyLatencyMs?: number;
}

const exchanges = new WeakMap<IncomingMessage, Exchange>();

/** Begins the exchange of a request. */
export function beginExchange(request: IncomingMessage): Exchange {
  // A proxy may be asked for a whole URL; only its path and query count.
  const target = request.url!.replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const questionMark = target.indexOf('?', 1);
  const rawPath = questionMark === -1 ? target : target.slice(0, questionMark);
  const exchange: Exchange = {
    requestId: randomBytes(16).toString('hex'),
    startedAt: performance.now(),
    rawPath,
    path: normalizePath(rawPath),
    query: questionMark === -1 ? '' : target.slice(questionMark),
    upstreamHeaders: new Map(),
    bodyLimit: Number.POSITIVE_INFINITY,
  };
  exchanges.set(request, exchange);
  return exchange;
}

/** The exchange that a request belongs to. */
export function exchangeOf(request: FastifyRequest): Exchange {
  const exchange = exchanges.get(request.raw);
  if (exchange === undefined) throw new Error('this request has not begun its exchange');
  return exchange;
}

/** One header of the request, the first where there are several. */
export function headerOf(request: { headers: IncomingHttpHeaders }, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** The name in the Host header, without its port. Kong compares it letter by letter. */
export function hostOf(request: { headers: IncomingHttpHeaders }): string {
  return (headerOf(request, 'host') ?? '').replace(/:\d+$/, '');
}

export function clientAddress(request: FastifyRequest): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
