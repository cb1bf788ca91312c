import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { describe, isSame, plainName } from './records.ts';
import type { Answer } from './target.ts';

/** The present records of one host, the wanted ones, and the changes between them. */
export interface Difference {
  host: string;
  now: ResourceRecordSet[];
  wanted: ResourceRecordSet[];
  /** Records to delete first: another type's, or one of several that share a name by weight, region and so on. */
  replaced: ResourceRecordSet[];
  /** Records that stay (TXT, MX, …), beside which DNS allows no CNAME (RFC 1034, 3.6.2). */
  inTheWay: ResourceRecordSet[];
  /** Empty without a difference. A DELETE comes before the UPSERT that needs its place. */
  changes: Change[];
}

/** The types that give the address of a host. Records of other types at its name stay. */
const whereTypes = ['A', 'AAAA', 'CNAME'];

/** Compares `records`, all those of the zone, with the wanted records of `host`. */
export function differenceOf(host: string, answers: Answer[], records: ResourceRecordSet[]): Difference {
  const atHost = records.filter(({ Name }) => plainName(Name) === host);
  const now = atHost.filter(({ Type }) => whereTypes.includes(Type!));
  const others = atHost.filter((record) => !now.includes(record));
  const wanted = answers.map((answer) => ({ ...answer, Name: host }));
  const isWanted = (type?: string) => wanted.some(({ Type }) => Type === type);
  const replaced = now.filter(({ Type, SetIdentifier }) => SetIdentifier !== undefined || !isWanted(Type));
  const differing = wanted.filter((record) => !now.some((existing) => isSame(existing, record)));
  const changes: Change[] = [
    ...replaced.map((record) => ({ Action: 'DELETE' as const, ResourceRecordSet: record })),
    ...differing.map((record) => ({ Action: 'UPSERT' as const, ResourceRecordSet: record })),
  ];
  return { host, now, wanted, replaced, inTheWay: isWanted('CNAME') ? others : [], changes };
}

/** One line: the action, the host, present records → wanted records. */
export function lineOf(difference: Difference, hostWidth: number): string {
  const { host, now, wanted, inTheWay, changes } = difference;
  const before = [...now, ...inTheWay].map(describe).join(' + ') || 'nothing';
  const after = wanted.map(describe).join(' + ');
  const answers = changes.length === 0 ? before : `${before} → ${after}`;
  return `  ${kindOf(difference).padEnd(8)} ${host.padEnd(hostWidth)}  ${answers}`;
}

function kindOf({ now, replaced, inTheWay, changes }: Difference): string {
  if (changes.length === 0) return 'same';
  if (inTheWay.length > 0) return 'blocked';
  if (replaced.length > 0) return 'replace';
  return now.length > 0 ? 'change' : 'new';
}
