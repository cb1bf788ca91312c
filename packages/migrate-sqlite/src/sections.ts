import { type Identified, type Migration, refusalOr, reference } from './migration.ts';
import type { OldRow } from './old-data.ts';
import { idIn, isSet } from './row.ts';

/** Sets the sections of the contexts that this migration created, unless they have changed since. */
export async function placeContexts(migration: Migration, contexts: Identified[]): Promise<void> {
  const { client, ledger, report, dryRun } = migration;
  for (const { id, row } of contexts) {
    const contextId = ledger.find('contexts', id)?.newId;
    if (contextId === undefined || !isSet(row, 'headingid') || ledger.find('contextPlaces', id)) continue;
    const headingId = reference(migration, { table: 'contexts', id, row }, 'sections', 'headingid');
    if (headingId === null) continue;
    if (!dryRun) {
      const params = { path: { contextId } };
      const refusal = await refusalOr(async () => {
        await client.sessionContext.PATCH('/v2/contexts/{contextId}', {
          params,
          body: { headingId, version: 1 },
        });
      });
      // An interrupted run may have set it already.
      if (refusal && (await refusalOr(() => headingOf(migration, contextId))) !== headingId)
        report.note('contexts', 'changed since they were made; not put into their section', String(id));
    }
    await ledger.add('contextPlaces', id, { newId: 0, hash: '' });
  }
  await ledger.save();
}

async function headingOf({ client }: Migration, contextId: number): Promise<number | null> {
  const { data } = await client.sessionContext.GET('/v2/contexts/{contextId}', {
    params: { path: { contextId } },
  });
  return data.headingId;
}

const appearancesPerCall = 1_000;

/** Appearances: the old characters table had a row for each. */
export async function migrateAppearances(migration: Migration, rows: OldRow[]): Promise<void> {
  const { client, ledger, report, dryRun } = migration;
  const pending = rows.flatMap(({ row }) => {
    const id = idIn(row, 'characterid', 'id');
    const character = id === undefined ? undefined : ledger.find('characters', id);
    if (id === undefined || !character || !isSet(row, 'headingid')) return [];
    const key = `${id}/${row['headingid']}`;
    const headingId = reference(migration, { table: 'characters', id, row }, 'sections', 'headingid');
    if (headingId === null) return [];
    if (ledger.find('appearances', key)) report.count('appearances', 'there');
    return ledger.find('appearances', key) ? [] : [{ key, headingId, characterId: character.newId }];
  });
  const unique = [...new Map(pending.map((appearance) => [appearance.key, appearance])).values()];
  for (let i = pending.length; i > unique.length; i -= 1) report.count('appearances', 'merged');
  for (let i = 0; i < unique.length; i += appearancesPerCall) {
    const part = unique.slice(i, i + appearancesPerCall);
    const appearances = part.map(({ headingId, characterId }) => ({ headingId, characterId }));
    if (!dryRun) await client.character.POST('/v2/appearances/batch', { body: { appearances } });
    for (const { key } of part) {
      report.count('appearances', 'made');
      await ledger.add('appearances', key, { newId: 0, hash: '' });
    }
  }
  await ledger.save();
}
