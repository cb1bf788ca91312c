import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KongRoute } from './config/types.ts';
import { beginExchange, headerOf, hostOf } from './exchange.ts';
import { ofPreflights } from './plugins/cors.ts';
import { refusalOf } from './refusals.ts';
import type { buildRouter } from './router.ts';

/*
 * Each Kong route is a Fastify context with the plugins of the route. One more context is for requests without a
 * route, and one without plugins for requests that nginx refuses. Kong's router selects the context of a request;
 * Fastify's router sees only the context's name.
 */
export const noRoute = '/none';
export const refused = '/refused';
export const contextOf = (route: KongRoute) => `/routes/${route.name}`;
const preflights = '/preflights';

/** Starts a request's exchange and returns the name of its Fastify context. */
export function findContext(findRoute: ReturnType<typeof buildRouter>) {
  return (request: IncomingMessage): string => {
    const exchange = beginExchange(request);
    exchange.refusal = refusalOf(request, exchange.rawPath);
    if (exchange.refusal !== undefined) return refused;
    exchange.match = findRoute(hostOf(request), exchange.path, request.method!);
    if (exchange.match === undefined) return noRoute;
    return contextOf(exchange.match.route) + (isPreflight(request) ? preflights : '');
  };
}

function isPreflight(request: IncomingMessage): boolean {
  const wanted = headerOf(request, 'access-control-request-method');
  return request.method === 'OPTIONS' && Boolean(headerOf(request, 'origin') && wanted);
}

/**
 * Adds the routes that answer all requests of a context. The onRequest hook never calls `done`, so Fastify parses
 * no body.
 */
export function answerAll(
  context: FastifyInstance,
  answer: (request: FastifyRequest, reply: FastifyReply) => void,
): void {
  const toAnswer = {
    onRequest: (request: FastifyRequest, reply: FastifyReply, _done: () => void) => answer(request, reply),
    handler: answer,
  };
  context.route({ ...toAnswer, url: '', method: context.supportedMethods });
  context.route({ ...toAnswer, url: preflights, method: 'OPTIONS', config: ofPreflights });
}
