import type { FastifyInstance } from 'fastify';
import type { KongFile, KongRoute, KongService } from './config/types.ts';
import { exchangeOf } from './exchange.ts';
import { pluginKinds } from './plugins/index.ts';
import type { PluginPhases } from './plugins/plugin.ts';

/**
 * Which plugins run where: of each kind the route's own, else its service's, else the one for all, in Kong's order.
 * Without a route, only those for all.
 */
export function buildPluginChains(file: KongFile, app: FastifyInstance) {
  // One instance for all the routes that a plugin serves: a rate limit for all counts over all.
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

/** Makes plugins run in a context, one after the other until one answers; without a route they see the answer only. */
export async function addPlugins(context: FastifyInstance, plugins: PluginPhases[]): Promise<void> {
  // cors sets its headers in a hook that comes first, because Kong sets them on refusals by any plugin.
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
