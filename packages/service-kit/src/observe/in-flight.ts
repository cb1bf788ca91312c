import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The number of running requests by operation, in memory that other threads can read. */
export interface InFlight {
  operations: string[];
  counts: Int32Array;
}

declare module 'fastify' {
  interface FastifyInstance {
    inFlight: InFlight;
  }
}

const mostOperations = 1_000;

/** Counts running requests. Call it before adding routes. */
export function countInFlight(app: FastifyInstance): void {
  const counts = new Int32Array(new SharedArrayBuffer(4 * mostOperations));
  const operations: string[] = [];
  const places = new Map<string, number>();
  app.decorate('inFlight', { operations, counts });
  app.addHook('onRoute', ({ config }) => {
    const operation = config?.operationId;
    if (operation === undefined || places.has(operation)) return;
    places.set(operation, operations.push(operation) - 1);
  });
  const count = (request: FastifyRequest, change: number) => {
    const { operationId } = request.routeOptions.config;
    if (operationId !== undefined) counts[places.get(operationId)!]! += change;
  };
  app.addHook('onRequest', (request, _, done) => {
    count(request, 1);
    done();
  });
  app.addHook('onResponse', (request, _, done) => {
    count(request, -1);
    done();
  });
}
