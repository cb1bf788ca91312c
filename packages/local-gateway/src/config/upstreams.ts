import type { KongFile, KongService } from './types.ts';

/**
 * Where a service is: the first target of the upstream that its url names, else what the url says. Undefined where all
 * the targets have the weight 0.
 */
export function addressOf({ upstreams }: KongFile, { url }: KongService): string | undefined {
  const upstream = upstreams.find(({ name }) => name === new URL(url).hostname);
  if (upstream === undefined) return url;
  const first = upstream.targets.find(({ weight }) => weight > 0);
  return first && `http://${first.target}`;
}
