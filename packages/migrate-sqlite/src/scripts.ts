import {
  type Identified,
  isThere,
  leaveOut,
  type Migration,
  refusalOr,
  type TableWithIds,
} from './migration.ts';
import type { OldData } from './old-data.ts';
import { numberIn, textIn } from './row.ts';
import { contentOf } from './script-content.ts';
import { type OldScript, oldScripts } from './script-rows.ts';

/** Scripts with their whole content, each in one call that succeeds or fails as a whole. */
export async function migrateScripts(migration: Migration, tables: OldData['tables']): Promise<void> {
  const scripts = oldScripts(migration, tables);
  for (const [done, script] of scripts.entries()) {
    migration.progress('scripts', done, scripts.length);
    if (migration.ledger.find('scripts', script.id)) tellOfEarlier(migration, script);
    else await bringScript(migration, script);
  }
}

async function bringScript(migration: Migration, script: OldScript): Promise<void> {
  const { client, ledger, report, dryRun } = migration;
  const body = contentOf(migration, script);
  const made = await refusalOr(async () => {
    if (dryRun) return { scriptId: 0, headingIds: [] };
    const header = { 'Idempotency-Key': ledger.keyFor('scripts', script.id) };
    return (await client.script.POST('/v2/scripts/content', { params: { header }, body })).data;
  });
  const parts = partsOf(script);
  if (typeof made === 'string') {
    for (const { table, part } of parts)
      leaveOut(migration, table, part.id, `their script was refused: ${made}`);
    return;
  }
  const newIds = new Map(script.sections.map(({ id }, i) => [id, made.headingIds[i] ?? 0]));
  for (const { table, part } of parts) {
    const newId =
      table === 'scripts' ? made.scriptId : table === 'sections' ? newIds.get(part.id) : undefined;
    await ledger.add(table, part.id, { newId: newId ?? 0, hash: part.hash });
    report.count(table, 'made');
  }
  await ledger.save();
  tellOfNumbers(migration, script);
  if (!dryRun)
    report.note('scripts', 'ids', `${script.id} → ${made.scriptId} ${textIn(script.row, 'title')}`);
}

function tellOfEarlier(migration: Migration, script: OldScript): void {
  for (const { table, part } of partsOf(script)) {
    if (!isThere(migration, table, part))
      leaveOut(migration, table, part.id, 'their script was migrated before they were in it');
  }
}

function partsOf(script: OldScript): { table: TableWithIds; part: Identified }[] {
  const { sections } = script;
  const named = (table: TableWithIds, parts: Identified[]) => parts.map((part) => ({ table, part }));
  return [
    ...named('scripts', [script]),
    ...named('sections', sections),
    ...named(
      'actions',
      sections.flatMap(({ actions }) => actions),
    ),
    ...named(
      'spokenWords',
      sections.flatMap(({ words }) => words),
    ),
  ];
}

/** New numbers count from 1 in reading order; old ones may have gaps, or an order within each section. */
function tellOfNumbers({ report }: Migration, { id, sections }: OldScript): void {
  const tell = (table: TableWithIds, rows: Identified[]) => {
    const others = rows.filter(({ row }, i) => numberIn(row, 'sequencenumber', 'sequence') !== i + 1).length;
    if (others > 0) report.note(table, 'numbered anew from 1 in the old order', `${others} in script ${id}`);
  };
  tell('sections', sections);
  tell(
    'actions',
    sections.flatMap(({ actions }) => actions),
  );
}
