import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { normalizePath } from './path.ts';
import type { Refusal } from './refusals.ts';
import type { Match } from './router.ts';

/** The state of one request in the gateway. */
export interface Exchange {
  /** Kong's request id, 32 hexadecimal digits, sent as X-Kong-Request-Id. */
  requestId: string;
  startedAt: number;
  /** Path from the client. */
  rawPath: string;
  /** Normalized path, which Kong compares and forwards. */
  path: string;
  /** Query from the client, with its question mark, or ''. */
  query: string;
  match?: Match | undefined;
  /** The status with which nginx refuses the request before routing. */
  refusal?: Refusal | undefined;
  /** Headers that replace the client's towards the upstream; undefined removes one. */
  upstreamHeaders: Map<string, string | undefined>;
  bodyLimit: number;
  upstreamLatencyMs?: number;
  proxyLatencyMs?: number;
}

const exchanges = new WeakMap<IncomingMessage, Exchange>();

/** Starts the exchange of a request. */
export function beginExchange(request: IncomingMessage): Exchange {
  // A request to a proxy may contain a whole URL; only its path and query count.
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

/** Returns the exchange of a request. */
export function exchangeOf(request: FastifyRequest): Exchange {
  const exchange = exchanges.get(request.raw);
  if (exchange === undefined) throw new Error('this request has not begun its exchange');
  return exchange;
}

/** Returns a request header; the first value of several. */
export function headerOf(request: { headers: IncomingHttpHeaders }, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** Returns the Host header without its port. Kong compares it case-sensitively. */
export function hostOf(request: { headers: IncomingHttpHeaders }): string {
  return (headerOf(request, 'host') ?? '').replace(/:\d+$/, '');
}

export function clientAddress(request: FastifyRequest): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
