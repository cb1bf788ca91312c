import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem-answers.ts';
import { Problem } from './problem.ts';

/**
 * Answers requests without a route before their body is read: 405 with the methods of a known path, else 404.
 * Call it before adding routes.
 */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const methodsOf = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsOf.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) known.methods.add(each);
    methodsOf.set(url, known);
  });
  app.addHook('onRequest', (request, reply, done) => {
    const path = pathOf(request.url);
    // `/v2/characters/batch` does not match `/v2/characters/{characterId}`, whatever the method.
    const isOther = request.routeOptions.url !== path && methodsOf.has(path);
    if (!request.is404 && !isOther) return done();
    const known = isOther
      ? [methodsOf.get(path)!]
      : [...methodsOf.values()].filter(({ pattern }) => pattern.test(path));
    const allowed = [...new Set(known.flatMap(({ methods }) => [...methods]))];
    sendProblem(problemOf(allowed, request.method), request, reply);
  });
}

function problemOf(allowed: string[], method: string): Problem {
  if (allowed.length === 0 || allowed.includes(method))
    return new Problem(404, 'no_such_path', 'There is nothing at this address; /docs lists what there is.');
  const list = allowed.join(', ');
  return new Problem(405, 'method_not_allowed', `This address takes ${list}.`, { headers: { Allow: list } });
}

/** Builds the pattern of a route's path: `:name` is one segment, `*` is the rest. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0]!;
  if (!path.includes('%')) return path;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
