import { isIPv6, SocketAddress } from 'node:net';
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';

/** A name in its normal form: lower case, without Route 53's final dot. */
export const plainName = (name = ''): string => name.toLowerCase().replace(/\.$/, '');

/** An address or a host name in its normal form: RFC 5952 for IPv6. */
export function plainValue(type: string | undefined, value = ''): string {
  if (type === 'CNAME') return plainName(value);
  return isIPv6(value) ? new SocketAddress({ address: value, family: 'ipv6' }).address : value;
}

const valuesOf = ({ Type, ResourceRecords = [] }: ResourceRecordSet): string[] =>
  ResourceRecords.map(({ Value }) => plainValue(Type, Value)).toSorted();

/** True when two records are equal: type, routing, values in any order, time to live. */
export const isSame = (one: ResourceRecordSet, other: ResourceRecordSet): boolean =>
  JSON.stringify(essence(one)) === JSON.stringify(essence(other));

function essence(record: ResourceRecordSet): unknown[] {
  const { Type, SetIdentifier, TTL, AliasTarget: alias } = record;
  const target = alias && [plainName(alias.DNSName), alias.HostedZoneId, alias.EvaluateTargetHealth];
  return [Type, SetIdentifier, TTL, target, valuesOf(record)];
}

/** A record as printed: `A 203.0.113.7 (300 s)`. */
export function describe(record: ResourceRecordSet): string {
  const { Type, SetIdentifier, TTL, AliasTarget: alias } = record;
  const health = alias?.EvaluateTargetHealth ? ', health evaluated' : '';
  const answer = alias
    ? `ALIAS ${plainName(alias.DNSName)} (zone ${alias.HostedZoneId}${health})`
    : `${valuesOf(record).join(', ')} (${TTL} s)`;
  return `${Type} ${answer}${SetIdentifier === undefined ? '' : ` [${SetIdentifier}]`}`;
}
