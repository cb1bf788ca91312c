import type { FastifyRequest } from 'fastify';
import { kongError } from '../errors.ts';
import { clientAddress, exchangeOf, headerOf } from '../exchange.ts';
import type { PluginKind } from './plugin.ts';

interface RateLimitingConfig {
  minute: number;
  header_name: string;
}

/** Returns a header as the service receives it, after the other plugins. */
function sentHeader(request: FastifyRequest, name: string): string | undefined {
  const { upstreamHeaders } = exchangeOf(request);
  const key = name.toLowerCase();
  return upstreamHeaders.has(key) ? upstreamHeaders.get(key) : headerOf(request, key);
}

/**
 * Kong's `local` policy: fixed windows of a clock minute, counted in memory by @fastify/rate-limit. A request
 * without the header counts by its client address.
 */
export const rateLimiting: PluginKind<RateLimitingConfig> = {
  name: 'rate-limiting',
  priority: 910,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['minute', 'limit_by', 'header_name'],
    properties: {
      minute: { type: 'integer', minimum: 1 },
      policy: { const: 'local', default: 'local' },
      limit_by: { const: 'header' },
      header_name: { type: 'string', minLength: 1 },
      // Counting in memory cannot fail, so both values mean the same.
      fault_tolerant: { type: 'boolean', default: true },
      hide_client_headers: { const: false, default: false },
    },
  },
  create({ minute: max, header_name: name }, _file, app) {
    const count = app.createRateLimit({
      max,
      timeWindow: 60_000,
      // The key contains the minute, so every window ends with the minute.
      keyGenerator: (request) =>
        `${Math.floor(Date.now() / 60_000)} ${sentHeader(request, name) ?? clientAddress(request)}`,
    });

    return {
      async access(call) {
        const counted = await count(call.request);
        if (counted.isAllowed) return undefined;
        const { remaining, isExceeded } = counted;
        const reset = 60 - new Date().getUTCSeconds();

        call.reply.headers({
          'x-ratelimit-limit-minute': max,
          'x-ratelimit-remaining-minute': remaining,
          'ratelimit-limit': max,
          'ratelimit-remaining': remaining,
          'ratelimit-reset': reset,
        });
        if (!isExceeded) return undefined;
        call.reply.header('retry-after', reset);
        return kongError(call, 429, 'API rate limit exceeded');
      },
    };
  },
};
