import { shorten } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { destination, stdSerializers, type DestinationStream, type LoggerOptions } from 'pino';

const longestText = 2_000;

// Lines wait a tenth of a second for others, or until there are 4 KiB; what is left at exit is written then.
const standardOutput = destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 });

/** JSON lines on standard output. Tokens never get into them, and of a failed query no more than its beginning. */
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
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message: shorten(message, longestText), stack: shorten(stack, longestText) };
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
