import { CommandFailure } from '@fountainai/home';
import { migrateCounters, oldCounters } from './counters.ts';
import { hashOf } from './ledger.ts';
import { idColumns, type Migration, type TableWithIds } from './migration.ts';
import type { OldData } from './old-data.ts';
import { migrateCharacters, migrateContexts, migrateSessions } from './people.ts';
import { idIn } from './row.ts';
import { migrateScripts } from './scripts.ts';
import { migrateAppearances, placeContexts } from './sections.ts';
import { migrateVersions } from './versions.ts';

/**
 * Writes the old data into the running system in the order of its references. Counters come last, because creating the
 * other things takes numbers.
 * @throws CommandFailure when the files are not those of the old system that was migrated before
 */
export async function migrate(migration: Migration, { tables, unknown }: OldData): Promise<void> {
  await migration.ledger.load();
  refuseOthers(migration, tables);
  await migrateSessions(migration, tables.sessions);
  await migrateCharacters(migration, tables.characters);
  const contexts = await migrateContexts(migration, tables.contexts);
  await migrateScripts(migration, tables);
  await placeContexts(migration, contexts);
  await migrateAppearances(migration, tables.characters);
  const counters = oldCounters(migration, tables.sequences);
  await migrateCounters(migration, counters);
  await migrateVersions(migration, tables.sequenceVersions, counters);
  for (const { name, file, rows } of unknown)
    migration.report.note(
      'Not migrated',
      'tables that FountainAI does not know',
      `${name} in ${file}, ${rows.length} rows`,
    );
}

/**
 * Ids of another old system have other meanings, so nearly all of its rows differ from those migrated under the same
 * ids.
 */
function refuseOthers({ ledger }: Migration, tables: OldData['tables']): void {
  let [same, other] = [0, 0];
  for (const [table, columns] of Object.entries(idColumns)) {
    const seen = new Set<number>();
    for (const { row } of tables[table as TableWithIds]) {
      const id = idIn(row, ...columns);
      const before = id === undefined || seen.has(id) ? undefined : ledger.find(table, id);
      if (id !== undefined) seen.add(id);
      if (before?.hash === hashOf(row)) same += 1;
      else if (before) other += 1;
    }
  }
  if (other > same)
    throw new CommandFailure(
      `${other} of ${same + other} rows differ from those that were migrated before under the same ids. ` +
        'If this is another old system, give it a name of its own: --source NAME',
    );
}
