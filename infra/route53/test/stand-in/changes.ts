import { isIPv4, isIPv6 } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { invalidBatch, Refusal } from './errors.ts';
import type { XmlChange, XmlRecord } from './xml.ts';
import { dotted, type StandInZone } from './zone.ts';

const isSameSet = (one: XmlRecord, other: XmlRecord) =>
  one.Name === other.Name && one.Type === other.Type && one.SetIdentifier === other.SetIdentifier;

/** Makes the changes in order, and keeps the result only if all of them are allowed. */
export function applyBatch(zone: StandInZone, changes: XmlChange[]): void {
  let records = zone.records;
  const done: XmlRecord[] = [];
  for (const { Action, ResourceRecordSet } of changes) {
    const set = { ...ResourceRecordSet, Name: dotted(ResourceRecordSet.Name) };
    if (set.AliasTarget) set.AliasTarget = { ...set.AliasTarget, DNSName: dotted(set.AliasTarget.DNSName) };
    checkForm(zone, set);
    if (done.some((other) => isSameSet(other, set)))
      throw invalidBatch(
        `The request contains an invalid set of changes for a resource record set '${set.Type} ${set.Name}'`,
      );
    done.push(set);
    if (Action === 'DELETE') checkDelete(records, set);
    else if (Action === 'UPSERT') checkUpsert(zone, records, set);
    else throw new Refusal('InvalidInput', `Invalid XML ; Action ${Action}`);
    records = records.filter((other) => !isSameSet(other, set));
    if (Action === 'UPSERT') records = [...records, set];
  }
  zone.records = records;
}

function checkForm(zone: StandInZone, set: XmlRecord): void {
  const { Name, Type, TTL, ResourceRecords, AliasTarget } = set;
  if (Name !== zone.name && !Name.endsWith(`.${zone.name}`))
    throw invalidBatch(`RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`);
  if (Boolean(AliasTarget) === Boolean(TTL && ResourceRecords))
    throw new Refusal(
      'InvalidInput',
      'Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]',
    );
  const isValid = { A: isIPv4, AAAA: isIPv6 }[Type] ?? (() => true);
  const wrong = ResourceRecords?.ResourceRecord.find(({ Value }) => !isValid(Value));
  if (wrong)
    throw invalidBatch(
      `Invalid Resource Record: 'FATAL problem: ${Type}RRDATAIllegalAddress encountered with '${wrong.Value}''`,
    );
}

function checkDelete(records: XmlRecord[], set: XmlRecord): void {
  const existing = records.find((other) => isSameSet(other, set));
  const tried = `Tried to delete resource record set [name='${set.Name}', type='${set.Type}']`;
  if (!existing) throw invalidBatch(`${tried} but it was not found`);
  if (!isDeepStrictEqual(existing, set))
    throw invalidBatch(`${tried} but the values provided do not match the current values`);
}

function checkUpsert(zone: StandInZone, records: XmlRecord[], set: XmlRecord): void {
  const { Name, Type, SetIdentifier } = set;
  const atName = records.filter((other) => other.Name === Name);
  const ofType = atName.filter((other) => other.Type === Type);
  if (ofType.some((other) => (other.SetIdentifier === undefined) !== (SetIdentifier === undefined)))
    throw invalidBatch(
      `RRSet with DNS name ${Name}, type ${Type} cannot be created as other RRSets exist with the same name and type`,
    );
  if (Type === 'CNAME' && atName.length > ofType.length)
    throw invalidBatch(
      `RRSet of type CNAME with DNS name ${Name} is not permitted as it conflicts with other records with the same DNS name in zone ${zone.name}`,
    );
  if (Type !== 'CNAME' && atName.some((other) => other.Type === 'CNAME'))
    throw invalidBatch(
      `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone ${zone.name}`,
    );
}
