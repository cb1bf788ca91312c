import type { NewService } from '../new-service.ts';
import { editYaml, fieldOf, named, removeItems, seqAt, template } from './yaml-file.ts';

/** Adds the service's hosts, upstream and routes to kong/kong.yml; all but the open route require a token. */
export function addToKong(text: string, { name, host, port, document, pathPatterns }: NewService): string {
  return editYaml(text, (kong) => {
    if (named(seqAt(kong, 'services'), name)) return;
    const patterns = `[${pathPatterns.map((pattern) => `'${pattern}'`).join(', ')}]`;
    const ours = template('kong.yml', { NAME: name, HOST: host, PORT: port, PATTERNS: patterns });
    const service = named(seqAt(ours, 'services'), name)!;
    service.spaceBefore = true;
    service.commentBefore = ` ${document.info.title}`;
    seqAt(kong, 'services').items.push(service);
    seqAt(kong, 'upstreams').items.push(...seqAt(ours, 'upstreams').items);
    const plugins = seqAt(kong, 'plugins').items;
    const lastToken = plugins.findLastIndex((plugin) => fieldOf(plugin, 'name') === 'jwt');
    plugins.splice(lastToken + 1, 0, ...seqAt(ours, 'plugins').items);
  });
}

/** Removes the service from kong/kong.yml. */
export function removeFromKong(text: string, name: string): string {
  return editYaml(text, (kong) => {
    const service = named(seqAt(kong, 'services'), name);
    if (!service) return;
    const routes = seqAt(service, 'routes').items.map((route) => fieldOf(route, 'name'));
    removeItems(seqAt(kong, 'plugins'), (plugin) => routes.includes(fieldOf(plugin, 'route')));
    removeItems(seqAt(kong, 'upstreams'), (upstream) => fieldOf(upstream, 'name') === `${name}.upstream`);
    removeItems(seqAt(kong, 'services'), (item) => item === service);
  });
}
