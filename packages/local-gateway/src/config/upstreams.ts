import type { KongFile, KongService } from './types.ts';

export interface Target {
  /** http://host:port */
  address: string;
  weight: number;
}

/** Returns the targets of a service: those of its upstream with a weight, or its url. */
export function targetsOf({ upstreams }: KongFile, { url }: KongService): Target[] {
  const upstream = upstreams.find(({ name }) => name === new URL(url).hostname);
  if (upstream === undefined) return [{ address: url, weight: 1 }];
  return upstream.targets
    .filter(({ weight }) => weight > 0)
    .map(({ target, weight }) => ({ address: `http://${target}`, weight }));
}
