import { isUtf8 } from 'node:buffer';
import type { KongFile, KongRoute, KongService } from './config/types.ts';

export interface Match {
  route: KongRoute;
  service: KongService;
  /** The prefix that the upstream's path lacks: `/name/`. */
  stripped?: string | undefined;
}

interface Rule extends Match {
  hosts: Set<string>;
  methods: Set<string> | undefined;
  fits: (path: string) => boolean;
  priority: number[];
}

/**
 * Builds Kong's `traditional_compatible` router. Routes with methods come before those without. Then regular
 * expressions come before prefixes, by regex_priority, and longer prefixes before shorter ones.
 */
export function buildRouter(
  file: KongFile,
): (host: string, path: string, method: string) => Match | undefined {
  const rules = file.services
    .flatMap((service) =>
      service.routes.flatMap((route) => route.paths.map((path) => toRule(service, route, path))),
    )
    .toSorted((a, b) => comparePriorities(b.priority, a.priority));

  return (host, path, method) => {
    // Kong's router matches UTF-8 texts only.
    if (!isUtf8(Buffer.from(host + path, 'latin1'))) return undefined;
    return rules.find(
      (rule) => rule.hosts.has(host) && (rule.methods?.has(method) ?? true) && rule.fits(path),
    );
  };
}

function toRule(service: KongService, route: KongRoute, path: string): Rule {
  const methods = route.methods && new Set(route.methods);
  const stripped = route.strip_path ? path : undefined;
  const base = { service, route, stripped, hosts: new Set(route.hosts), methods };
  const named = methods === undefined ? 0 : 1;
  if (!path.startsWith('~')) {
    return { ...base, fits: (candidate) => candidate.startsWith(path), priority: [named, 0, 0, path.length] };
  }
  const expression = new RegExp(`^${path.slice(1)}`);
  return {
    ...base,
    fits: (candidate) => expression.test(candidate),
    priority: [named, 1, route.regex_priority, 0],
  };
}

function comparePriorities(a: number[], b: number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index === -1 ? 0 : a[index]! - b[index]!;
}
