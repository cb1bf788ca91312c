import { headerOf } from '../exchange.ts';
import type { PluginKind } from './plugin.ts';

interface CorsConfig {
  methods: string[];
  headers: string[];
  exposed_headers: string[];
  max_age?: number;
}

const strings = { type: 'array', items: { type: 'string' } };
const kongsMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

/** Answers preflights itself, before authentication, and opens every answer to the origins of browsers. */
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
  create(config) {
    return {
      access({ request, reply }) {
        const wanted = headerOf(request, 'access-control-request-method');
        if (request.method !== 'OPTIONS' || !headerOf(request, 'origin') || !wanted) return undefined;

        const headers = config.headers.join(',') || headerOf(request, 'access-control-request-headers');
        if (headers) reply.header('access-control-allow-headers', headers);
        reply.header('access-control-allow-methods', config.methods.join(','));
        if (config.max_age !== undefined) reply.header('access-control-max-age', String(config.max_age));
        return reply.code(200).send();
      },
      headerFilter({ reply }) {
        reply.header('access-control-allow-origin', '*');
        const isPreflight = reply.hasHeader('access-control-allow-methods');
        if (config.exposed_headers.length > 0 && !isPreflight) {
          reply.header('access-control-expose-headers', config.exposed_headers.join(','));
        }
      },
    };
  },
};
