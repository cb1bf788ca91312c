import type { FastifyInstance } from 'fastify';
import { destination, type DestinationStream, type LoggerOptions } from 'pino';
import { describeError } from './error-text.ts';

// Lines are flushed every 100 ms, at 4 KiB and at exit.
const standardOutput = destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 });

/** Options for JSON lines on standard output, without tokens and without the values of failed queries. */
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

/** Logs one line a request, at its end. */
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
