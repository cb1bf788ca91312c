import { isIPv4, isIPv6 } from 'node:net';
import type { ResourceRecordSet, RRType } from '@aws-sdk/client-route-53';
import { DnsError } from './errors.ts';
import { plainName, plainValue } from './records.ts';

/** Records without a name; they are the same for every host. */
export type Answer = Omit<ResourceRecordSet, 'Name'>;

export interface TargetOptions {
  /** IPv4 and IPv6 addresses, or one host name. */
  target: string[];
  /** The time in seconds that resolvers may cache an answer. */
  ttl: number;
  /** The hosted zone id of the load balancer in `target`. */
  aliasZoneId?: string;
}

const isAddress = (text: string) => isIPv4(text) || (isIPv6(text) && !text.includes('%'));

/**
 * Labels of letters, digits and hyphens. The last one is not numeric, which would be an invalid address (RFC 1123,
 * 2.1).
 */
const hostName =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The wanted records of every host: A and AAAA for addresses, CNAME for a host name, an alias for a load balancer.
 * @throws {DnsError} for any other target
 */
export function answersOf({ target, ttl, aliasZoneId }: TargetOptions): Answer[] {
  if (target.every(isAddress) && !aliasZoneId) return addressAnswers(target, ttl);
  const name = plainName(target[0]);
  if (target.length > 1) throw new DnsError('--target takes addresses, or one host name, but not both.');
  if (!hostName.test(name)) {
    const wanted = aliasZoneId ? "a load balancer's host name" : 'an IPv4 or IPv6 address or a host name';
    throw new DnsError(`--target "${target[0]}" must be ${wanted}, without https:// or a port.`);
  }
  if (aliasZoneId) return aliasAnswers(name, aliasZoneId);
  return [{ Type: 'CNAME', TTL: ttl, ResourceRecords: [{ Value: name }] }];
}

function addressAnswers(addresses: string[], ttl: number): Answer[] {
  const answer = (type: RRType, ofType: string[]): Answer[] => {
    const values = new Set(ofType.map((address) => plainValue(type, address)));
    if (values.size === 0) return [];
    return [{ Type: type, TTL: ttl, ResourceRecords: [...values].map((Value) => ({ Value })) }];
  };
  return [...answer('A', addresses.filter(isIPv4)), ...answer('AAAA', addresses.filter(isIPv6))];
}

/** AWS gives a load balancer with IPv6 addresses a second name, which begins with `dualstack.`. */
function aliasAnswers(name: string, zoneId: string): Answer[] {
  const types: RRType[] = name.startsWith('dualstack.') ? ['A', 'AAAA'] : ['A'];
  const AliasTarget = { DNSName: name, HostedZoneId: zoneId, EvaluateTargetHealth: false };
  return types.map((Type) => ({ Type, AliasTarget }));
}
