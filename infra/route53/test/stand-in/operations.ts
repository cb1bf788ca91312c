import { applyBatch } from './changes.ts';
import { noSuchZone, type Refusal } from './errors.ts';
import { readChanges, type XmlChange } from './xml.ts';
import { dotted, sortKey, type StandInZone } from './zone.ts';

export interface Call {
  operation: string;
  changes?: XmlChange[];
}

/** The state of the stand-in; tests may change it at any time. */
export interface State {
  zones: StandInZone[];
  pageSize: number;
  /** The number of PENDING answers about a change before INSYNC. */
  pendingAnswers: number;
  /** Remaining refusals by operation, in order. */
  refusals: { operation: string; refusal: Refusal }[];
  calls: Call[];
}

type Handler = (
  state: State,
  request: { url: URL; id: string; body: string },
) => [root: string, content: object];

export const routes: [method: string, path: RegExp, operation: string, handler: Handler][] = [
  ['GET', /^\/hostedzonesbyname$/, 'ListHostedZonesByName', listZones],
  ['GET', /^\/hostedzone\/(?<id>\w+)$/, 'GetHostedZone', getZone],
  ['GET', /^\/hostedzone\/(?<id>\w+)\/rrset$/, 'ListResourceRecordSets', listRecords],
  ['POST', /^\/hostedzone\/(?<id>\w+)\/rrset$/, 'ChangeResourceRecordSets', changeRecords],
  ['GET', /^\/change\/(?<id>\w+)$/, 'GetChange', getChange],
];

function zoneXml({ id, name, isPrivate }: StandInZone) {
  return {
    Id: `/hostedzone/${id}`,
    Name: name,
    CallerReference: id,
    Config: { PrivateZone: String(isPrivate) },
  };
}

function findZone({ zones }: State, id: string): StandInZone {
  const found = zones.find((zone) => zone.id === id);
  if (!found) throw noSuchZone(id);
  return found;
}

function listZones({ zones }: State, { url }: { url: URL }): [string, object] {
  const keyOf = (name: string) => dotted(name).split('.').toReversed().join('\u0001');
  const from = keyOf(url.searchParams.get('dnsname') ?? '');
  const found = zones
    .filter(({ name }) => keyOf(name) >= from)
    .toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1));
  const HostedZones = { HostedZone: found.map(zoneXml) };
  return ['ListHostedZonesByNameResponse', { HostedZones, IsTruncated: 'false', MaxItems: '100' }];
}

function getZone(state: State, { id }: { id: string }): [string, object] {
  return ['GetHostedZoneResponse', { HostedZone: zoneXml(findZone(state, id)) }];
}

function listRecords(state: State, { url, id }: { url: URL; id: string }): [string, object] {
  const [Name, Type = '', SetIdentifier = ''] = ['name', 'type', 'identifier'].map(
    (key) => url.searchParams.get(key) ?? '',
  );
  const from = Name ? sortKey({ Name, Type, SetIdentifier }) : '';
  const sorted = findZone(state, id).records.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const rest = sorted.filter((set) => sortKey(set) >= from);
  const next = rest[state.pageSize];
  const where = next && {
    NextRecordName: next.Name,
    NextRecordType: next.Type,
    ...(next.SetIdentifier && { NextRecordIdentifier: next.SetIdentifier }),
  };
  const ResourceRecordSets = { ResourceRecordSet: rest.slice(0, state.pageSize) };
  const page = {
    ResourceRecordSets,
    IsTruncated: String(Boolean(next)),
    ...where,
    MaxItems: String(state.pageSize),
  };
  return ['ListResourceRecordSetsResponse', page];
}

function changeXml(Status: string) {
  return { ChangeInfo: { Id: '/change/C0CHANGE', Status, SubmittedAt: '2025-01-01T00:00:00Z' } };
}

function changeRecords(state: State, { id, body }: { id: string; body: string }): [string, object] {
  applyBatch(findZone(state, id), readChanges(body));
  return ['ChangeResourceRecordSetsResponse', changeXml('PENDING')];
}

function getChange(state: State): [string, object] {
  const isPending = state.pendingAnswers > 0;
  state.pendingAnswers--;
  return ['GetChangeResponse', changeXml(isPending ? 'PENDING' : 'INSYNC')];
}
