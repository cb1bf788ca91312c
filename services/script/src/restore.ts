import type { Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import { elementOf } from './elements.ts';
import { formerRowsAt, requireRevision, rowsSince, type Moment } from './history.ts';
import { formerElements } from './history-tables.ts';
import { revise, type Revision, type Writer } from './revision.ts';
import { separateNumbers } from './separate-numbers.ts';
import { setScript } from './scripts.ts';
import { changeOf, storeContent, whileNumbersMove, type Elements } from './store-content.ts';
import {
  actions,
  scripts,
  sections,
  spokenWords,
  type ElementTable,
  type PartTable,
  type ScriptRow,
} from './tables.ts';

/**
 * Restores a script to a revision, as a new revision. Only elements that differ are read and written.
 * @throws Problem 404 when the script does not exist or never had the revision; 410 when the revision was thinned out
 */
export async function restoreRevision(
  db: Db,
  by: Writer,
  scriptId: number,
  revision: number,
): Promise<ScriptRow> {
  const moment = { workspace: by.workspace, scriptId, revision };
  return revise(db, by, scriptId, `Restored revision ${revision}`, async (made, script) => {
    await requireRevision(db, moment);
    await restoreFields(made, script, moment);
    const since = await elements((table) => rowsSince(db, table, moment));
    const then = await elements((table) => formerRowsAt(db, table, moment));
    const change = changeOf(since, then);
    const last = await lastVersions(db, moment, script);
    const reborn = <State extends { id: number }>(table: PartTable, states: State[]): State[] =>
      states.map((state) => ({ ...state, version: (last.get(nameOf(table, state.id)) ?? 0) + 1 }));
    const inserted = {
      sections: reborn(sections, change.inserted.sections),
      actions: reborn(actions, change.inserted.actions),
      spokenWords: reborn(spokenWords, change.inserted.spokenWords),
    };
    await whileNumbersMove(made, async () => {
      await storeContent(made, { ...change, inserted });
      await separateNumbers(made);
    });
    return script;
  });
}

async function restoreFields(made: Revision, script: ScriptRow, moment: Moment): Promise<void> {
  const [then] = await formerRowsAt(made.db, scripts, moment);
  if (!then) return;
  const { title, author, description } = then;
  const same = title === script.title && author === script.author && description === script.description;
  if (!same) await setScript(made, { title, author, description });
}

async function elements(
  read: <T extends PartTable>(table: T) => Promise<T['$inferSelect'][]>,
): Promise<Elements> {
  const [sectionRows, actionRows, wordRows] = await Promise.all([
    read(sections),
    read(actions),
    read(spokenWords),
  ]);
  return { sections: sectionRows, actions: actionRows, spokenWords: wordRows };
}

const nameOf = (table: ElementTable, id: number | string) => `${elementOf(table)} ${id}`;

/**
 * Finds the last versions of deleted elements. A restored element gets a higher version, so that no old ETag matches.
 */
async function lastVersions(
  db: Db,
  { workspace, scriptId, revision }: Moment,
  { thinnedBefore }: ScriptRow,
): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ name: string; version: number; until: string }>(sql`
    SELECT element || ' ' || id AS name, max((state->>'version')::int) AS version, max(to_revision) AS until
    FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND to_revision > ${revision}
    GROUP BY element, id`);
  // A revision raises a version by one at most, and only revisions before `thinnedBefore` are thinned out.
  const unknown = (until: string) => Math.max(0, thinnedBefore - Number(until));
  return new Map(rows.map(({ name, version, until }) => [name, version + unknown(until)]));
}
