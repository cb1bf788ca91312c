import type { ServiceName } from './contracts.ts';
import { hosts } from './hosts.ts';

export const serviceNames = Object.keys(hosts) as ServiceName[];

/** The address of a service: from `urls`, else its host at the gateway, else its host at fountain.coach. */
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
