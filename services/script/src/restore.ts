import type { Db } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import { formerRowsAt, requireRevision, rowsSince, type Moment } from './history.ts';
import { touch, type Writer } from './revision.ts';
import { setScript } from './scripts.ts';
import { changeOf, storeContent } from './store-content.ts';
import { formerElements } from './history-tables.ts';
import { actions, scripts, sections, spokenWords, type ScriptRow } from './tables.ts';

/**
 * Makes a script what it was at a revision, which is a new revision. Only what is not as it was is looked at and written.
 * @throws Problem 404 when there is no such script, or it never had such a revision
 */
export async function restoreRevision(
  db: Db,
  by: Writer,
  scriptId: number,
  revision: number,
): Promise<ScriptRow> {
  const moment = { workspace: by.workspace, scriptId, revision };
  await requireRevision(db, moment);
  const script = await touch(db, by, scriptId, { what: `Restored revision ${revision}` });
  const [then] = await formerRowsAt(db, scripts, moment);
  if (then) {
    const { title, author, description } = then;
    const same = title === script.title && author === script.author && description === script.description;
    if (!same) await setScript(db, by.workspace, scriptId, { title, author, description });
  }
  const change = changeOf(
    {
      sections: await rowsSince(db, sections, moment),
      actions: await rowsSince(db, actions, moment),
      spokenWords: await rowsSince(db, spokenWords, moment),
    },
    {
      sections: await formerRowsAt(db, sections, moment),
      actions: await formerRowsAt(db, actions, moment),
      spokenWords: await formerRowsAt(db, spokenWords, moment),
    },
  );
  const last = await lastVersions(db, moment);
  const reborn = <State extends { id: number }>(element: string, states: State[]): State[] =>
    states.map((state) => ({ ...state, version: (last.get(`${element} ${state.id}`) ?? 0) + 1 }));
  const { stored, deleted } = change;
  await storeContent(db, by.workspace, scriptId, {
    stored: {
      sections: reborn('section', stored.sections),
      actions: reborn('action', stored.actions),
      spokenWords: reborn('spokenWord', stored.spokenWords),
    },
    deleted,
  });
  return script;
}

/** An element that was deleted comes back with a version that it never had: nobody's ETag may fit by chance. */
async function lastVersions(db: Db, { workspace, scriptId, revision }: Moment): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ name: string; version: number }>(sql`
    SELECT element || ' ' || id AS name, max((state->>'version')::int) AS version FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND to_revision > ${revision}
    GROUP BY element, id`);
  return new Map(rows.map(({ name, version }) => [name, version]));
}
