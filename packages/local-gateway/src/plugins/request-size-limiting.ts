import { kongError } from '../errors.ts';
import { headerOf } from '../exchange.ts';
import type { PluginKind } from './plugin.ts';

interface RequestSizeLimitingConfig {
  allowed_payload_size: number;
  size_unit: keyof typeof bytesOf;
}

const bytesOf = { bytes: 1, kilobytes: 1024, megabytes: 1_048_576 };

/** Refuses a body by its Content-Length. proxy.ts refuses a chunked body when it exceeds the limit. */
export const requestSizeLimiting: PluginKind<RequestSizeLimitingConfig> = {
  name: 'request-size-limiting',
  priority: 951,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      allowed_payload_size: { type: 'integer', minimum: 0, default: 128 },
      size_unit: { enum: Object.keys(bytesOf), default: 'megabytes' },
      require_content_length: { const: false, default: false },
    },
  },
  create({ allowed_payload_size: size, size_unit: unit }) {
    const limit = size * bytesOf[unit];
    return {
      access({ request, reply, exchange }) {
        exchange.bodyLimit = limit;
        if (Number(headerOf(request, 'content-length') ?? 0) <= limit) return undefined;
        return refuseBody({ request, reply });
      },
    };
  },
};

/** Sends Kong's answer to a body over the limit. A client that waits for 100 Continue sends no body. */
export function refuseBody(call: Parameters<typeof kongError>[0]) {
  const waits = headerOf(call.request, 'expect')?.trim().toLowerCase() === '100-continue';
  return kongError(call, waits ? 417 : 413, 'Request size limit exceeded');
}
