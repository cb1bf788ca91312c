import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem-answers.ts';
import { Problem } from './problem.ts';

/**
 * Answers what no route takes, before its body is looked at: 405 with the methods of a known path, 404 for another one.
 * To be called before any route is added.
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
    // `/v2/characters/batch` is no `/v2/characters/{characterId}`, whatever its method.
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

/** What a route's path matches: `:name` is one segment, `*` all that is left. */
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
