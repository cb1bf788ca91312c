import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { answerBrokenRequest } from './broken-request.ts';
import { guardHeaders } from './header-guard.ts';
import { countInFlight } from '../observe/in-flight.ts';
import { acceptJsonOnly } from './json-body.ts';
import { loggerOptions, logRequests } from '../observe/logging.ts';
import { measureRequests } from '../observe/metrics.ts';
import { shedOverload } from './overload.ts';
import { answerProblems, sendProblem, toProblem } from './problem-answers.ts';
import { refuseRepeatedHeaders } from './single-headers.ts';
import { traceRequests } from '../observe/spans.ts';
import { answerUnknownRoutes } from './unknown-routes.ts';

/** Creates a Fastify app with the limits, error answers and logs of every service. The caller adds routes. */
export function createApp(config: { logLevel: string }): FastifyInstance {
  const app = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => knownRequestId(request.headers['x-request-id']) ?? randomUUID(),
    bodyLimit: 1_048_576,
    connectionTimeout: 0,
    requestTimeout: 20_000,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 500, maxHeaderSize: 16_384 },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => void sendProblem(toProblem(error), request, reply),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  guardHeaders(app);
  refuseRepeatedHeaders(app);
  answerUnknownRoutes(app);
  countInFlight(app);
  traceRequests(app);
  shedOverload(app);
  acceptJsonOnly(app);
  answerProblems(app);
  logRequests(app);
  measureRequests(app);
  return app;
}

function knownRequestId(id: string | string[] | undefined): string | undefined {
  return typeof id === 'string' && /^[\w.:#/-]{1,128}$/.test(id) ? id : undefined;
}
