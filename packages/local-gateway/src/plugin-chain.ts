import type { KongFile, KongRoute, KongService } from './config/types.ts';
import { pluginKinds } from './plugins/index.ts';
import type { PluginPhases } from './plugins/plugin.ts';

/**
 * Which plugins run where: of each kind the route's own, else its service's, else the one for all, in Kong's order.
 * Without a route, only those for all.
 */
export function buildPluginChains(file: KongFile) {
  const instances = file.plugins.map((plugin) => {
    const kind = pluginKinds.get(plugin.name)!;
    return { ...plugin, priority: kind.priority, phases: kind.create(plugin.config, file) };
  });

  const chainOf = (route: KongRoute | undefined, service: KongService | undefined): PluginPhases[] =>
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

  const ofRoutes = new Map(
    file.services.flatMap((service) => service.routes.map((route) => [route.name, chainOf(route, service)])),
  );
  return { withoutRoute: chainOf(undefined, undefined), of: (route: KongRoute) => ofRoutes.get(route.name)! };
}
