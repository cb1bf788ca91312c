import type { OldCounter } from './counters.ts';
import { versionsOf } from './element-versions.ts';
import { hashOf } from './ledger.ts';
import { leaveOut, type Migration, refusalOr } from './migration.ts';
import type { OldRow } from './old-data.ts';
import { idIn, numberIn, objectIn, shown, textIn } from './row.ts';

/** The versions of numbered elements. Versions that already exist are recognised by their data, in order. */
export async function migrateVersions(
  migration: Migration,
  rows: OldRow[],
  counters: OldCounter[],
): Promise<void> {
  const counterOf = new Map(
    counters.flatMap((counter) =>
      counter.rows.map(({ file, row }) => [keyOf(file, row['id']), counter] as const),
    ),
  );
  const byCounter = new Map<OldCounter, OldRow[]>();
  for (const old of rows) {
    const counter = counterOf.get(keyOf(old.file, old.row['sequenceid']));
    if (counter) byCounter.set(counter, [...(byCounter.get(counter) ?? []), old]);
    else
      leaveOut(
        migration,
        'sequenceVersions',
        nameOf(old),
        'there is no sequence that they belong to, or it was left out',
      );
  }
  for (const [done, [counter, versions]] of [...byCounter].entries()) {
    migration.progress('sequenceVersions', done, byCounter.size);
    await migrateVersionsOf(migration, counter, versions);
  }
}

async function migrateVersionsOf(migration: Migration, counter: OldCounter, versions: OldRow[]) {
  const { report } = migration;
  const present: string[] = [];
  for await (const data of versionsOf(migration.client, counter)) present.push(hashOf(data));
  let place = 0;
  for (const [i, old] of inOrder(versions).entries()) {
    const data = objectIn(old.row, 'versiondata');
    const hash = hashOf(data);
    const isPresent = present[place] === hash;
    if (!isPresent && place < present.length) {
      leaveOut(migration, 'sequenceVersions', nameOf(old), 'another version is there in their place');
      continue;
    }
    const refusal = isPresent ? undefined : await keep(migration, counter, data);
    if (refusal !== undefined) {
      leaveOut(migration, 'sequenceVersions', nameOf(old), refusal);
      continue;
    }
    if (!isPresent) present.push(hash);
    place += 1;
    report.count('sequenceVersions', isPresent ? 'there' : 'made');
    if (!isPresent) tell(migration, old, versions[i - 1], place);
  }
}

async function keep(
  { client, dryRun }: Migration,
  { elementType, elementId }: OldCounter,
  newVersionData: Record<string, unknown>,
): Promise<string | undefined> {
  if (dryRun) return undefined;
  const made = await refusalOr(() =>
    client.sequence.POST('/v1/sequence/version', { body: { elementType, elementId, newVersionData } }),
  );
  return typeof made === 'string' ? made : undefined;
}

function inOrder(versions: OldRow[]): OldRow[] {
  const numberOf = ({ row }: OldRow) => numberIn(row, 'versionnumber') ?? Number.MAX_SAFE_INTEGER;
  const idOf = ({ row }: OldRow) => idIn(row, 'id') ?? 0;
  return versions.toSorted((a, b) => numberOf(a) - numberOf(b) || idOf(a) - idOf(b));
}

function tell({ report }: Migration, old: OldRow, before: OldRow | undefined, place: number): void {
  const table = 'sequenceVersions';
  const number = old.row['versionnumber'];
  if (before && before.row['versionnumber'] === number)
    report.note(table, 'duplicates, the same version_number twice; both were kept', nameOf(old));
  if (number !== place)
    report.note(table, 'numbered anew from 1 in the old order', `${nameOf(old)} is ${place}`);
  if (textIn(old.row, 'createdat'))
    report.note(table, 'created_at is not kept: they bear the time of the migration');
}

function nameOf({ row }: OldRow): string {
  return `sequence_id ${shown(row['sequenceid'])} version ${shown(row['versionnumber'])}`;
}

function keyOf(file: string, id: unknown): string {
  return JSON.stringify([file, id ?? null]);
}
