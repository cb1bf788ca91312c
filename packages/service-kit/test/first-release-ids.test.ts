import { sql } from '@fountainai/drizzle';
import { serviceNames } from '@fountainai/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../src/db/database.ts';
import { allotIds } from '../src/db/last-ids.ts';
import { inWorkspace } from '../src/db/transaction.ts';
import {
  createFirstReleaseDatabase,
  firstReleaseRows,
  firstReleaseSequences,
  type FirstReleaseDatabase,
} from '@fountainai/service-testing';

/** Tables whose ids the first release took from the database, and their id columns. */
const idColumns: Record<string, Record<string, string>> = {
  character: { characters: 'character_id', appearances: 'position', paraphrases: 'paraphrase_id' },
  'session-context': { sessions: 'session_id', contexts: 'context_id' },
  script: { scripts: 'id', sections: 'id', actions: 'id', spoken_words: 'id', paraphrases: 'id' },
  'story-factory': { orchestrations: 'id', files: 'id' },
};

let old: FirstReleaseDatabase;
let database: Database;
async function migrated(service: string): Promise<void> {
  old = await createFirstReleaseDatabase(service);
  await old.migrate();
  database = openDatabase(service, { ...old.config, poolSize: 2 });
}
afterEach(async () => {
  await database.close();
  await old.drop();
});

const allot = async (workspace: string, kind: string) =>
  (await inWorkspace(database, workspace, (db) => allotIds(db, workspace, kind, 1)))[0];

describe('each workspace of the first release continues behind every id that was ever given', () => {
  test.each(serviceNames.filter((name) => idColumns[name]))('%s', async (service) => {
    await migrated(service);
    for (const [table, column] of Object.entries(idColumns[service]!)) {
      const last = firstReleaseSequences(service)[`${table}_${column}_seq`]!;
      const workspaces = new Set(
        (firstReleaseRows(service)[table] ?? []).map((row) => String(row['workspace_id'])),
      );
      for (const workspace of workspaces) expect(await allot(workspace, table)).toBe(1 + last);
      expect(await allot('new', table)).toBe(1);
    }
  });
});

test('the previous release, which runs beside this one for a while, shares the same count', async () => {
  await migrated('character');
  const { rows } = await inWorkspace(database, 'new', (db) =>
    db.execute(sql`INSERT INTO character.characters
      (workspace_id, name, description, aliases, attributes, character_id)
      VALUES ('new', '', '', '{}', '{}', DEFAULT), ('new', '', '', '{}', '{}', DEFAULT)
      RETURNING character_id::int AS id`),
  );
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await allot('new', 'characters')).toBe(3);
});
