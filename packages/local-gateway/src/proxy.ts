import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import replyFrom, { type FastifyReplyFromOptions } from '@fastify/reply-from';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Pool, type Dispatcher } from 'undici';
import { balance } from './balancer.ts';
import type { KongFile, KongService } from './config/types.ts';
import { targetsOf } from './config/upstreams.ts';
import { kongError, nginxError } from './errors.ts';
import { exchangeOf, headerOf } from './exchange.ts';
import { downstreamHeaders, hasBody, upstreamHeaders, upstreamPath } from './forwarded-headers.ts';
import { escapePath } from './path.ts';
import { refuseBody } from './plugins/request-size-limiting.ts';
import { BodyTooLarge, requestBody, WriteTimeout } from './request-body.ts';

type Callback = (error: Error | null, answer: Dispatcher.ResponseData) => void;

/** The request that reply-from is forwarding, and its abort controller. */
const sending = new AsyncLocalStorage<{ request: FastifyRequest; abort: AbortController }>();

/** Registers reply-from with one pool of kept-alive connections for each target of a service. */
export async function addProxy(app: FastifyInstance, file: KongFile): Promise<void> {
  const pools = new Map(file.services.map((service) => [service.name, poolsOf(file, service)]));
  const next = new Map([...pools].map(([name, ofService]) => [name, balance(ofService)]));
  const send = (options: Dispatcher.RequestOptions, callback: Callback) => {
    const { request, abort } = sending.getStore()!;
    const { match, query } = exchangeOf(request);
    next.get(match!.service.name)!().pool.request(
      {
        ...options,
        // reply-from reads a path as UTF-8, sends no body with a GET and does not detect that a client
        // disconnected.
        path: escapePath(upstreamPath(exchangeOf(request))) + query,
        body: bodyOf(request, abort),
        signal: abort.signal,
      },
      refuseLargeHeads(callback),
    );
  };
  await app.register(replyFrom, {
    // reply-from's types come from an older undici.
    undici: { request: send } as NonNullable<FastifyReplyFromOptions['undici']>,
    disableRequestLogging: true,
  });
  app.addHook('onClose', async () => {
    await Promise.all([...pools.values()].flat().map(({ pool }) => pool.destroy()));
  });
}

/** nginx reads the headers of an answer into one buffer of 4 KB and refuses longer ones. */
const headLimit = 4 * 1024;

function refuseLargeHeads(callback: Callback): Callback {
  return (error, answer) => {
    if (error !== null || sizeOf(answer.headers) <= headLimit) return callback(error, answer);
    answer.body.on('error', () => {}).destroy();
    callback(new Error(`the head of the answer is over ${headLimit} bytes`), answer);
  };
}

function sizeOf(headers: IncomingHttpHeaders): number {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => name.length + value.length + ': \r\n'.length),
  );
  return lines.reduce((sum, length) => sum + length, 'HTTP/1.1 200 OK\r\n\r\n'.length);
}

const poolsOf = (file: KongFile, service: KongService) =>
  targetsOf(file, service).map(({ address, weight }) => ({
    weight,
    pool: new Pool(address, { connect: { timeout: service.connect_timeout } }),
  }));

/** Streams the request to the upstream and the answer back; answers as Kong does when the upstream fails. */
export function forward(request: FastifyRequest, reply: FastifyReply): void {
  const exchange = exchangeOf(request);
  const { service } = exchange.match!;
  const abort = new AbortController();
  reply.raw.once('close', () => abort.abort());
  // A client that still sends after its answer may finish and reuse its connection.
  reply.raw.once('finish', () => request.raw.resume());
  if (hasBody(request.headers) && headerOf(request, 'expect')?.toLowerCase() === '100-continue') {
    reply.raw.writeContinue();
  }

  exchange.proxyLatencyMs = Math.round(performance.now() - exchange.startedAt);
  const sentAt = performance.now();
  const heard = () => (exchange.upstreamLatencyMs = Math.round(performance.now() - sentAt));
  sending.run({ request, abort }, () =>
    reply.from(service.url, {
      timeout: service.read_timeout,
      // Never retries, not even a GET that got a 503.
      retryDelay: () => null,
      rewriteRequestHeaders: (_, headers) => upstreamHeaders(request, headers, exchange),
      rewriteHeaders: (headers) => downstreamHeaders(headers, reply),
      onResponse(_request, _reply, { stream }) {
        // reply-from reports a status that Fastify rejects twice.
        if (exchange.upstreamLatencyMs !== undefined) return void stream.destroy();
        heard();
        return void reply.removeHeader('connection').send(stream);
      },
      onError(_, { error }) {
        if (reply.raw.destroyed) return;
        heard();
        answerFailure((error.cause ?? error) as Error, request, reply);
      },
    }),
  );
}

function bodyOf(request: FastifyRequest, abort: AbortController): Readable | null {
  if (!hasBody(request.headers)) return null;
  const { bodyLimit: bytes, match } = exchangeOf(request);
  const limits = { bytes, writeTimeoutMs: match!.service.write_timeout };
  // undici takes any async iterable, but its types do not allow it.
  return requestBody(request.raw, limits, (reason) => abort.abort(reason)) as unknown as Readable;
}

/** Sends Kong's answer for an upstream that is down, slow or sends an invalid answer. */
function answerFailure(
  error: Error & { code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof BodyTooLarge) return refuseBody({ request, reply });
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return kongError({ request, reply }, 503, 'name resolution failed');
  }
  const isTimeout =
    error instanceof WriteTimeout || /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/.test(error.code ?? '');
  return nginxError({ request, reply }, isTimeout || error.code === 'ETIMEDOUT' ? 504 : 502);
}
