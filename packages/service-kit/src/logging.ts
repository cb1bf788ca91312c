import type { FastifyInstance } from 'fastify';
import type { LoggerOptions } from 'pino';

/** JSON lines on standard output; tokens never get into them. */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    redact: {
      paths: ['req.headers.authorization', 'headers.authorization', '*.authorization'],
      remove: true,
    },
    serializers: { req: ({ method, url }) => ({ method, url }) },
  };
}

/** One line a request, when it is over. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      operation: request.routeOptions.config.operationId,
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log[line.operation ? 'info' : 'debug'](line, 'answered');
  });
}
