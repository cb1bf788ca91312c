import type { FastifyInstance } from 'fastify';
import type { KongFile, KongRoute, KongService } from './config/types.ts';
import { exchangeOf } from './exchange.ts';
import { pluginKinds } from './plugins/index.ts';
import type { PluginPhases } from './plugins/plugin.ts';

/**
 * Selects the plugins of each route: of each kind the route's own, else the service's, else the global one, in
 * Kong's order. Requests without a route get the global plugins only.
 */
export function buildPluginChains(file: KongFile, app: FastifyInstance) {
  // All routes of a plugin share one instance, so that a global rate limit counts all requests.
  const instances = file.plugins.map((plugin) => {
    const kind = pluginKinds.get(plugin.name)!;
    return { ...plugin, phases: kind.create(plugin.config, file, app) };
  });

  return (route?: KongRoute, service?: KongService): PluginPhases[] =>
    [...pluginKinds.values()]
      .toSorted((a, b) => b.priority - a.priority)
      .flatMap(({ name }) => {
        const own = instances.filter((instance) => instance.name === name);
        const chosen =
          own.find((instance) => instance.route !== undefined && instance.route === route?.name) ??
          own.find((instance) => instance.service !== undefined && instance.service === service?.name) ??
          own.find((instance) => instance.route === undefined && instance.service === undefined);
        return chosen === undefined ? [] : [chosen.phases];
      });
}

/**
 * Adds plugins to a context. They run in turn until one answers; without a route only their header filters run.
 */
export async function addPlugins(context: FastifyInstance, plugins: PluginPhases[]): Promise<void> {
  // Kong sets cors headers on refusals by any plugin, so the hook of cors comes first.
  for (const plugin of plugins) await plugin.register?.(context);
  for (const plugin of plugins) {
    context.addHook('onRequest', async (request, reply) => {
      const exchange = exchangeOf(request);
      return exchange.match && plugin.access?.({ request, reply, exchange });
    });
    context.addHook('onSend', async (request, reply) =>
      plugin.headerFilter?.({ request, reply, exchange: exchangeOf(request) }),
    );
  }
}
