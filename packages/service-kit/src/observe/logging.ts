import type { FastifyInstance } from 'fastify';
import { destination, type DestinationStream, type LoggerOptions } from 'pino';
import { describeError } from './error-text.ts';

// Lines wait a tenth of a second for others, or until there are 4 KiB; what is left at exit is written then.
const standardOutput = destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 });

/** JSON lines on standard output. Tokens never get into them, nor what a failed query was asked with. */
export function loggerOptions(level: string): LoggerOptions & { stream: DestinationStream } {
  return {
    level,
    stream: standardOutput,
    redact: {
      paths: ['req.headers.authorization', 'headers.authorization', '*.authorization'],
      remove: true,
    },
    serializers: { req: ({ method, url }) => ({ method, url }), err: shortError },
  };
}

function shortError(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : error;
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
