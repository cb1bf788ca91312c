import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import type { KongFile, KongService } from './config/types.ts';
import { kongError, nginxError } from './errors.ts';
import { exchangeOf, headerOf, type Exchange } from './exchange.ts';
import { downstreamHeaders, hasBody, upstreamHeaders } from './forwarded-headers.ts';
import { escapePath } from './path.ts';
import { refuseBody } from './plugins/request-size-limiting.ts';
import { BodyTooLarge, requestBody, WriteTimeout } from './request-body.ts';

export type Upstreams = Map<string, Pool>;

/** One pool of kept-alive connections a service. Nothing is sent twice: a pool does not retry. */
export function openUpstreams(file: KongFile): Upstreams {
  return new Map(
    file.services.map((service) => [
      service.name,
      new Pool(service.url, {
        connect: { timeout: service.connect_timeout },
        headersTimeout: service.read_timeout,
        bodyTimeout: service.read_timeout,
      }),
    ]),
  );
}

/** Sends the request on and the answer back, both streamed, or answers as Kong does where the upstream does not. */
export async function forward(
  upstreams: Upstreams,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const exchange = exchangeOf(request);
  const { service } = exchange.match!;
  const abort = new AbortController();
  reply.raw.once('close', () => abort.abort());
  // A client that is still sending when it is answered may finish, and use its connection again.
  reply.raw.once('finish', () => request.raw.resume());

  exchange.proxyLatencyMs = Math.round(performance.now() - exchange.startedAt);
  const sentAt = performance.now();
  try {
    const answer = await upstreams.get(service.name)!.request({
      method: request.method,
      path: escapePath(exchange.path) + exchange.query,
      headers: upstreamHeaders(request, exchange),
      body: bodyOf(request, reply, service, exchange, abort),
      signal: abort.signal,
    });
    exchange.upstreamLatencyMs = Math.round(performance.now() - sentAt);
    reply.code(answer.statusCode).headers(downstreamHeaders(answer.headers)).send(answer.body);
  } catch (error) {
    if (reply.raw.destroyed) return;
    exchange.upstreamLatencyMs = Math.round(performance.now() - sentAt);
    answerFailure(error as Error, request, reply);
  }
}

function bodyOf(
  request: FastifyRequest,
  reply: FastifyReply,
  service: KongService,
  exchange: Exchange,
  abort: AbortController,
) {
  if (!hasBody(request.headers)) return null;
  if (headerOf(request, 'expect')?.toLowerCase() === '100-continue') reply.raw.writeContinue();
  const limits = { bytes: exchange.bodyLimit, writeTimeoutMs: service.write_timeout };
  // undici takes any async iterable; its types do not say so.
  return requestBody(request.raw, limits, (reason) => abort.abort(reason)) as unknown as Readable;
}

/** Kong's answer for an upstream that is down, slow or makes no sense. */
export function answerFailure(
  error: Error & { code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (error instanceof BodyTooLarge) {
    refuseBody({ request, reply });
    return;
  }
  request.log.warn({ err: error, upstream: exchangeOf(request).match?.service.name }, 'the upstream failed');
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    kongError({ request, reply }, 503, 'name resolution failed');
    return;
  }
  const isTimeout =
    error instanceof WriteTimeout || /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/.test(error.code ?? '');
  nginxError({ request, reply }, isTimeout || error.code === 'ETIMEDOUT' ? 504 : 502);
}
