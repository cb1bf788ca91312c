import { randomUUID } from 'node:crypto';
import { headerOf } from '../exchange.ts';
import type { PluginKind } from './plugin.ts';

interface CorrelationIdConfig {
  header_name: string;
  echo_downstream: boolean;
}

/** Gives every request an id, or keeps the client's, and returns it in every answer, including 404 and 401. */
export const correlationId: PluginKind<CorrelationIdConfig> = {
  name: 'correlation-id',
  priority: 100_001,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['generator'],
    properties: {
      header_name: { type: 'string', minLength: 1, default: 'Kong-Request-ID' },
      generator: { const: 'uuid' },
      echo_downstream: { type: 'boolean', default: false },
    },
  },
  create({ header_name: name, echo_downstream: echo }) {
    return {
      access({ request, exchange }) {
        exchange.upstreamHeaders.set(name.toLowerCase(), headerOf(request, name) || randomUUID());
        return undefined;
      },
      // The access phase, which sets the id, does not run without a route.
      headerFilter({ request, reply, exchange }) {
        const id =
          exchange.upstreamHeaders.get(name.toLowerCase()) ?? (headerOf(request, name) || randomUUID());
        if (echo) reply.header(name, id);
      },
    };
  },
};
