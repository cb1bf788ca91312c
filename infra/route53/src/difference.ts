import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { describe, isSame, plainName } from './records.ts';
import type { Answer } from './target.ts';

/** What one host answers now, what it shall answer, and the way from one to the other. */
export interface Difference {
  host: string;
  now: ResourceRecordSet[];
  wanted: ResourceRecordSet[];
  /** Records that have to go first: another type's, or one of several that share a name by weight, region and so on. */
  replaced: ResourceRecordSet[];
  /** Records of no concern to us (TXT, MX, …) beside which DNS allows no CNAME (RFC 1034, 3.6.2). */
  inTheWay: ResourceRecordSet[];
  /** Empty when nothing differs. A DELETE comes before the UPSERT that needs its place. */
  changes: Change[];
}

/** The types that say where a host is. All others at its name stay as they are. */
const whereTypes = ['A', 'AAAA', 'CNAME'];

/** Compares what `records`, all those of the zone, say of `host` with the answers it shall give. */
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

/** One line: what is to be done, the host, what it answers now → what it will answer. */
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
