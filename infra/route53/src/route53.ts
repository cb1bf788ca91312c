import { setTimeout } from 'node:timers/promises';
import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type Change,
  type HostedZone,
  type ListResourceRecordSetsCommandOutput,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import { DnsError } from './errors.ts';
import { plainName } from './records.ts';

const pauseMs = 2000;

export interface Zone {
  id: string;
  name: string;
  isPrivate: boolean;
}

function zoneOf({ Id, Name, Config }: HostedZone): Zone {
  return {
    id: Id!.replace('/hostedzone/', ''),
    name: plainName(Name),
    isPrivate: Config?.PrivateZone ?? false,
  };
}

/**
 * The hosted zone with the given id, or the only public one with the name.
 * @throws {DnsError} for no zone, several zones, a private zone, or an id with another name
 */
export async function findZone(client: Route53Client, name: string, id?: string): Promise<Zone> {
  if (id === undefined) return findZoneByName(client, name);
  const { HostedZone: found } = await client.send(new GetHostedZoneCommand({ Id: id }));
  const zone = zoneOf(found!);
  if (zone.name === name) return zone;
  throw new DnsError(`Zone ${id} is ${zone.name}, not ${name}: leave --zone-id out, or name another.`);
}

async function findZoneByName(client: Route53Client, name: string): Promise<Zone> {
  const answer = await client.send(new ListHostedZonesByNameCommand({ DNSName: name }));
  // The list begins at that name and continues in alphabetical order, so the name is checked.
  const zones = answer.HostedZones!.map(zoneOf).filter((zone) => zone.name === name);
  const [zone] = zones;
  if (!zone) {
    throw new DnsError(
      `This AWS account has no hosted zone ${name}: use another AWS_PROFILE, or create the zone in Route 53.`,
    );
  }
  if (zones.length === 1 && !zone.isPrivate) return zone;
  const list = zones.map(({ id, isPrivate }) => `${id} (${isPrivate ? 'private' : 'public'})`).join(', ');
  const many = zones.length === 1 ? 'The only hosted zone' : `There are ${zones.length} hosted zones`;
  throw new DnsError(`${many} named ${name}: ${list}. Say with --zone-id which one is meant.`);
}

/** All records of the zone, page by page. */
export async function listRecords(client: Route53Client, zone: Zone): Promise<ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let page: ListResourceRecordSetsCommandOutput | undefined;
  do {
    page = await client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: zone.id,
        StartRecordName: page?.NextRecordName,
        StartRecordType: page?.NextRecordType,
        StartRecordIdentifier: page?.NextRecordIdentifier,
      }),
    );
    records.push(...(page.ResourceRecordSets ?? []));
  } while (page.IsTruncated);
  return records;
}

/** Makes all changes or none, and returns the id for requests about their state. */
export async function applyChanges(client: Route53Client, zone: Zone, changes: Change[]): Promise<string> {
  const ChangeBatch = { Comment: 'FountainAI: pnpm dns', Changes: changes };
  const command = new ChangeResourceRecordSetsCommand({ HostedZoneId: zone.id, ChangeBatch });
  const { ChangeInfo } = await client.send(command);
  return ChangeInfo!.Id!.replace('/change/', '');
}

/**
 * Waits until all name servers of Route 53 answer with the change, and prints its progress. The SDK's own waiter prints
 * nothing and treats a refusal as "not yet".
 * @returns true when that took less than `timeoutMs`
 */
export async function waitUntilInSync(
  client: Route53Client,
  changeId: string,
  { timeoutMs, report }: { timeoutMs: number; report: (state: string) => void },
): Promise<boolean> {
  const start = Date.now();
  for (;;) {
    const { ChangeInfo } = await client.send(new GetChangeCommand({ Id: changeId }));
    if (ChangeInfo?.Status === 'INSYNC') return true;
    const passedMs = Date.now() - start;
    report(`${ChangeInfo?.Status} for ${Math.round(passedMs / 1000)} s`);
    if (passedMs + pauseMs > timeoutMs) return false;
    await setTimeout(pauseMs);
  }
}
