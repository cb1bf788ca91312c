import { kongError } from '../errors.ts';
import { clientAddress, headerOf } from '../exchange.ts';
import type { PluginKind } from './plugin.ts';

interface RateLimitingConfig {
  minute: number;
  header_name: string;
}

const minuteMs = 60_000;

/**
 * Kong's `local` policy: fixed windows that begin with the minute, counted in memory. A refused request does not count.
 * A request without the header counts by its address.
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
      // Nothing in memory fails, so both values mean the same.
      fault_tolerant: { type: 'boolean', default: true },
      hide_client_headers: { const: false, default: false },
    },
  },
  create({ minute: limit, header_name: name }) {
    let window = 0;
    let used = new Map<string, number>();

    return {
      access(call) {
        const now = Date.now();
        if (now - window >= minuteMs || now < window) {
          window = now - (now % minuteMs);
          used = new Map();
        }
        const who = headerOf(call.request, name) ?? clientAddress(call.request);
        const before = used.get(who) ?? 0;
        const remaining = Math.max(0, limit - before - 1);
        const reset = Math.max(1, 60 - Math.floor((now - window) / 1000));

        call.reply.headers({
          'x-ratelimit-limit-minute': limit,
          'x-ratelimit-remaining-minute': remaining,
          'ratelimit-limit': limit,
          'ratelimit-remaining': remaining,
          'ratelimit-reset': reset,
        });
        if (before >= limit) {
          call.reply.header('retry-after', reset);
          return kongError(call, 429, 'API rate limit exceeded');
        }
        used.set(who, before + 1);
        return undefined;
      },
    };
  },
};
