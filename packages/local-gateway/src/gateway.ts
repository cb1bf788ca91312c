import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { answerClientError, headersLimit, refuseLongLines } from './client-errors.ts';
import { loadKongFile } from './config/load.ts';
import { kongError, nginxError } from './errors.ts';
import { beginExchange, exchangeOf, hostOf } from './exchange.ts';
import { gatewayName } from './forwarded-headers.ts';
import { buildPluginChains } from './plugin-chain.ts';
import { forward, openUpstreams } from './proxy.ts';
import { buildRouter } from './router.ts';

export interface GatewayOptions {
  /** A rendered Kong file. */
  configText: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  logger?: NonNullable<FastifyServerOptions['logger']>;
}

export interface Gateway {
  url: string;
  /** Takes no new connections, finishes what is in flight and is done within 10 s. */
  close(): Promise<void>;
}

const closeWithinMs = 9_000;

/** Serves a declarative Kong file. Throws a KongFileError, and listens to nothing, where it could not do so faithfully. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const file = loadKongFile(options.configText);
  const plugins = buildPluginChains(file);
  const findRoute = buildRouter(file);
  const upstreams = openUpstreams(file);
  const app = createServer(options.logger ?? false);

  // A request passes these from top to bottom, until one of them answers.
  app.addHook('onRequest', async (request) => void beginExchange(request, plugins.withoutRoute));
  app.addHook('onRequest', refuseLongLines);
  app.addHook('onRequest', async (request, reply) => {
    const exchange = exchangeOf(request);
    const match = findRoute(hostOf(request), exchange.path, request.method);
    if (match === undefined) return kongError({ request, reply }, 404, 'no Route matched with those values');
    exchange.match = match;
    exchange.plugins = plugins.of(match.route);
    return undefined;
  });
  app.addHook('onRequest', async (request, reply) => {
    const exchange = exchangeOf(request);
    for (const plugin of exchange.plugins) {
      const answered = await plugin.access?.({ request, reply, exchange });
      if (answered !== undefined) return answered;
    }
    return undefined;
  });
  // Never calls back: from here on the upstream answers, and no body is parsed.
  app.addHook('onRequest', (request, reply, _done) => void forward(upstreams, request, reply));

  // Every answer passes these, whoever gave it.
  app.addHook('onSend', async (request, reply) => {
    const exchange = exchangeOf(request);
    for (const plugin of exchange.plugins) plugin.headerFilter?.({ request, reply, exchange });
  });
  app.addHook('onSend', async (request, reply) => void reply.headers(kongHeaders(request, reply)));
  app.addHook('onResponse', async (request, reply) => {
    const { requestId, rawPath, match, startedAt } = exchangeOf(request);
    const ms = Math.round(performance.now() - startedAt);
    const { method } = request;
    request.log.info(
      { requestId, method, host: hostOf(request), path: rawPath, route: match?.route.name, ms },
      `${reply.statusCode}`,
    );
  });
  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error }, 'the gateway failed');
    return nginxError({ request, reply }, 500);
  });

  const url = await app.listen({ host: options.host, port: options.port });
  return {
    url,
    async close() {
      const force = setTimeout(() => app.server.closeAllConnections(), closeWithinMs);
      await app.close();
      clearTimeout(force);
      await Promise.all([...upstreams.values()].map((pool) => pool.destroy()));
    },
  };
}

function createServer(logger: NonNullable<FastifyServerOptions['logger']>): FastifyInstance {
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    // The gateway's own router decides, on the path as the client sent it.
    rewriteUrl: () => '/',
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    keepAliveTimeout: 75_000,
    requestTimeout: 30_000,
    http: { maxHeaderSize: headersLimit, headersTimeout: 5_000, connectionsCheckingInterval: 500 },
  });
  // forward() lets the client continue, once every plugin has let it through.
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response));
  return app;
}

function kongHeaders(request: FastifyRequest, reply: FastifyReply): Record<string, string | number> {
  const { requestId, startedAt, upstreamLatencyMs, proxyLatencyMs = 0 } = exchangeOf(request);
  const common = { 'x-kong-request-id': requestId, server: String(reply.getHeader('server') ?? gatewayName) };
  if (upstreamLatencyMs === undefined) {
    return { ...common, 'x-kong-response-latency': Math.round(performance.now() - startedAt) };
  }
  return {
    ...common,
    'x-kong-upstream-latency': upstreamLatencyMs,
    'x-kong-proxy-latency': proxyLatencyMs,
    via: [reply.getHeader('via'), `1.1 ${gatewayName}`].filter(Boolean).join(', '),
  };
}
