import type { ServiceName } from './contracts.ts';
import { hosts } from './hosts.ts';

export const serviceNames = Object.keys(hosts) as ServiceName[];

/** What is in `urls`, else the service's host at the gateway, else the one at fountain.coach. */
export function addressOf(
  service: ServiceName,
  gateway: URL | undefined,
  urls: Partial<Record<ServiceName, string>> = {},
): string {
  const url = urls[service];
  if (url !== undefined) return url;
  if (!gateway) return `https://${hosts[service]}.fountain.coach`;
  return `http://${hosts[service]}.localhost${gateway.port && `:${gateway.port}`}`;
}
