import type { XmlRecord } from './xml.ts';

export interface StandInZone {
  id: string;
  name: string;
  isPrivate: boolean;
  records: XmlRecord[];
}

/** Names in Route 53's form: lower case, with a dot at the end. */
export const dotted = (name: string): string => `${name.toLowerCase().replace(/\.$/, '')}.`;

/** A record with addresses or names as values. */
export function record(
  type: string,
  name: string,
  values: string[],
  more: Partial<XmlRecord> = {},
): XmlRecord {
  const ResourceRecords = { ResourceRecord: values.map((Value) => ({ Value })) };
  return { Name: dotted(name), Type: type, TTL: '300', ResourceRecords, ...more };
}

export function aliasRecord(type: string, name: string, target: string, zoneId: string): XmlRecord {
  const AliasTarget = { HostedZoneId: zoneId, DNSName: dotted(target), EvaluateTargetHealth: 'false' };
  return { Name: dotted(name), Type: type, AliasTarget };
}

/** A zone with the records that Route 53 puts into every new one, and `records`. */
export function zone(name: string, records: XmlRecord[] = [], more: Partial<StandInZone> = {}): StandInZone {
  const own = [
    record('NS', name, ['ns-1.awsdns-01.org.', 'ns-2.awsdns-02.com.'], { TTL: '172800' }),
    record('SOA', name, ['ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400']),
  ];
  return { id: 'Z0FOUNTAIN', name: dotted(name), isPrivate: false, records: [...own, ...records], ...more };
}

/** Route 53 sorts by the labels from the right, then by type, then by set identifier. */
export function sortKey({
  Name,
  Type,
  SetIdentifier = '',
}: Pick<XmlRecord, 'Name' | 'Type' | 'SetIdentifier'>): string {
  return [...dotted(Name).split('.').toReversed(), ' ', Type, SetIdentifier].join('\u0001');
}
