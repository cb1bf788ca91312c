import type { PluginKind } from './plugin.ts';

const flag = { type: 'boolean', default: false };

/** Kong's metrics are on its status port, which the local gateway lacks. The plugin changes no answer. */
export const prometheus: PluginKind = {
  name: 'prometheus',
  priority: 13,
  configSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      per_consumer: flag,
      status_code_metrics: flag,
      latency_metrics: flag,
      bandwidth_metrics: flag,
      upstream_health_metrics: flag,
    },
  },
  create: () => ({}),
};
