import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyContextConfig } from 'fastify';
import type { PluginKind } from './plugin.ts';

interface CorsConfig {
  methods: string[];
  headers: string[];
  exposed_headers: string[];
  max_age?: number;
}

const strings = { type: 'array', items: { type: 'string' } };
const kongsMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

/** Options of @fastify/cors for preflights: it answers and exposes no headers. */
export const ofPreflights: FastifyContextConfig & { cors: object } = {
  cors: { preflight: true, exposedHeaders: null },
};

/** Answers preflights before authentication and sets the CORS headers of every answer. */
export const cors: PluginKind<CorsConfig> = {
  name: 'cors',
  priority: 2000,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      origins: { const: ['*'], default: ['*'] },
      methods: { ...strings, default: kongsMethods },
      headers: { ...strings, default: [] },
      exposed_headers: { ...strings, default: [] },
      max_age: { type: 'integer', minimum: 0 },
      credentials: { const: false, default: false },
      preflight_continue: { const: false, default: false },
    },
  },
  create({ methods, headers, exposed_headers: exposed, max_age: maxAge }) {
    const options: FastifyCorsOptions = {
      origin: '*',
      preflight: false,
      optionsSuccessStatus: 200,
      methods: methods.join(','),
      ...(headers.length > 0 && { allowedHeaders: headers.join(',') }),
      ...(exposed.length > 0 && { exposedHeaders: exposed.join(',') }),
      ...(maxAge !== undefined && { maxAge }),
    };
    return {
      async register(context) {
        await context.register(fastifyCors, options);
      },
    };
  },
};
