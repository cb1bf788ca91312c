import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DnsError } from './errors.ts';

const kongFile = join(import.meta.dirname, '../../../kong/kong.yml');
const combinedHost = 'api.fountain.coach';

interface KongFile {
  services: { routes: { hosts?: string[] }[] }[];
}

/**
 * The hosts of `zone` that the gateway serves, sorted: those of kong/kong.yml, and the combined one.
 * @throws {DnsError} without any such host
 */
export function hostsIn(zone: string): string[] {
  const kong = parse(readFileSync(kongFile, 'utf8')) as KongFile;
  const served = kong.services.flatMap(({ routes }) => routes.flatMap(({ hosts = [] }) => hosts));
  const hosts = [...new Set([...served, combinedHost])].filter((host) => host.endsWith(`.${zone}`));
  if (hosts.length > 0) return hosts.toSorted();
  throw new DnsError(`kong/kong.yml serves no host in ${zone}: name another --zone, or add its hosts there.`);
}
