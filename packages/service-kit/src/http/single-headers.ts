import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Node keeps the first of these headers or joins them, so two readers could see different values. */
const single = new Set([
  'authorization',
  'content-encoding',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'if-none-match',
]);

/** Refuses a request that repeats one of these headers. */
export function refuseRepeatedHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _, done) => {
    const repeated = repeatedHeader(request.raw.rawHeaders);
    if (repeated === undefined) return done();
    done(new Problem(400, 'repeated_header', `The header ${repeated} may stand once; it is there twice.`));
  });
}

/** @param rawHeaders names and values in turn, as in Node's rawHeaders */
function repeatedHeader(rawHeaders: string[]): string | undefined {
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!.toLowerCase();
    if (!single.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
