import { METHODS, type IncomingMessage } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { loadKongFile } from './config/load.ts';
import { answerAll, contextOf, findContext, noRoute, refused } from './contexts.ts';
import { kongError, nginxError } from './errors.ts';
import { exchangeOf, hostOf } from './exchange.ts';
import { gatewayName } from './forwarded-headers.ts';
import { addPlugins, buildPluginChains } from './plugin-chain.ts';
import { addProxy, forward } from './proxy.ts';
import { buildRouter } from './router.ts';

type Logger = NonNullable<FastifyServerOptions['logger']>;

/**
 * Builds the Fastify app that answers as a Kong with this file; it does not listen.
 * @throws KongFileError for a file that it cannot serve as a Kong would
 */
export async function buildApp(configText: string, logger: Logger): Promise<FastifyInstance> {
  const file = loadKongFile(configText);
  const app = createApp(logger, findContext(buildRouter(file)));
  await app.register(rateLimit, { global: false });
  await addProxy(app, file);
  const pluginsOf = buildPluginChains(file, app);

  // These hooks run for every answer, including refusals.
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

  // Each route is a Fastify context: a request passes its plugins in Kong's order, then goes to its service.
  for (const service of file.services) {
    for (const route of service.routes) {
      await app.register(
        async (context) => {
          await addPlugins(context, pluginsOf(route, service));
          answerAll(context, forward);
        },
        { prefix: contextOf(route) },
      );
    }
  }
  await app.register(
    async (context) => {
      await addPlugins(context, pluginsOf());
      answerAll(context, (request, reply) => {
        kongError({ request, reply }, 404, 'no Route matched with those values');
      });
    },
    { prefix: noRoute },
  );
  await app.register(
    async (context) => {
      answerAll(context, (request, reply) => {
        nginxError({ request, reply }, exchangeOf(request).refusal!);
      });
    },
    { prefix: refused },
  );

  await app.ready();
  return app;
}

function createApp(logger: Logger, rewriteUrl: (request: IncomingMessage) => string): FastifyInstance {
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl,
    exposeHeadRoutes: false,
    return503OnClosing: false,
  });
  for (const method of METHODS) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
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
