import { readFileSync } from 'node:fs';
import { inWorkspace, openDatabase, type ServiceConfig } from '@fountainai/service-kit';
import { createFirstReleaseDatabase, createTestTokens } from '@fountainai/service-testing';
import { expect, test } from 'vitest';
import { buildApp, ownNumbers } from '../src/app.ts';
import { getContent, type ContentSection } from '../src/content.ts';
import { restoreRevision } from '../src/restore.ts';

interface Answer {
  workspace: string;
  path: string;
  body: object;
}

/** The responses of the first release for these rows: every revision of every script, versions, sections. */
const answers = JSON.parse(
  readFileSync(new URL('first-release/answers.json', import.meta.url), 'utf8'),
) as Answer[];

test('what the first release answered is answered after the migration', async () => {
  const testDatabase = await createFirstReleaseDatabase('script');
  await testDatabase.migrate();
  const tokens = await createTestTokens();
  const { config } = testDatabase;
  const database = openDatabase('script', config);
  const app = await buildApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      drainMs: 0,
      database: config,
      auth: tokens.config,
      peers: { sequence: '' },
    },
    database,
    numbers: ownNumbers(database),
  });
  expect(answers.length).toBeGreaterThan(30);
  for (const { workspace, path, body } of answers) {
    const authorization = `Bearer ${await tokens.issue({ workspace })}`;
    const answer = await app.inject({ url: path, headers: { authorization } });
    expect([workspace, path, answer.json()]).toMatchObject([workspace, path, body]);
  }
  await app.close();
  await database.close();
  await tokens.dispose();
  await testDatabase.drop();
});

test('elements of the first release that share a number get their own, in the same order, as a revision', async () => {
  const testDatabase = await createFirstReleaseDatabase('script');
  const admin = openDatabase('script', { url: testDatabase.adminUrl, poolSize: 1 });
  const query = async (text: string) => (await admin.pool.query(text)).rows;
  const tables = ['sections', 'actions', 'spoken_words'];
  const order = (table: string) =>
    query(`SELECT workspace_id, script_id, array_agg(id ORDER BY sequence_number, id) AS ids,
      count(*) - count(DISTINCT sequence_number) AS repeats FROM script.${table} GROUP BY 1, 2 ORDER BY 1, 2`);
  // A counter that is set back gives the same numbers again.
  await query('SET session_replication_role = replica');
  for (const table of tables)
    await query(
      `UPDATE script.${table} SET sequence_number = (sequence_number + 2) / 3 WHERE workspace_id = 'ada'`,
    );
  await query('SET session_replication_role = origin');
  const before = await Promise.all(tables.map(order));
  const revisions = await query('SELECT * FROM script.revisions ORDER BY workspace_id, script_id, revision');
  const [shared] = await query(`SELECT s.workspace_id, s.id, s.revision FROM script.scripts s
    WHERE EXISTS (SELECT FROM script.actions a WHERE a.workspace_id = s.workspace_id AND a.script_id = s.id
      GROUP BY sequence_number HAVING count(*) > 1) ORDER BY 1, 2`);
  await testDatabase.migrate();
  const after = await Promise.all(tables.map(order));
  expect(before.flat().some(({ repeats }) => Number(repeats) > 0)).toBe(true);
  expect(after.flat().map((row) => ({ ...row, repeats: Number(row.repeats) }))).toEqual(
    before.flat().map((row) => ({ ...row, repeats: 0 })),
  );
  const made = await query(`SELECT * FROM script.revisions WHERE workspace_id = '${shared.workspace_id}'
    AND script_id = ${shared.id} AND revision > ${shared.revision}`);
  expect(made).toMatchObject([
    {
      revision: String(Number(shared.revision) + 1),
      summary: 'Gave elements that shared a number numbers of their own',
    },
  ]);
  const [{ former }] = await query(`SELECT count(*)::int AS former FROM script.former_elements
    WHERE workspace_id = '${shared.workspace_id}' AND script_id = ${shared.id} AND to_revision = ${made[0].revision}`);
  expect([former, former > 0]).toEqual([made[0].changes, true]);
  expect(revisions.length).toBeGreaterThan(10);
  await restoresShared(testDatabase.config, shared);
  await admin.close();
  await testDatabase.drop();
});

test('words with emphasis in them are found in rows of the first release, which stay what they are', async () => {
  const testDatabase = await createFirstReleaseDatabase('script');
  const admin = openDatabase('script', { url: testDatabase.adminUrl, poolSize: 1 });
  const query = async (text: string) => (await admin.pool.query(text)).rows;
  const texts = { scripts: 'title', sections: 'title', actions: 'description', spoken_words: 'text' };
  await query('SET session_replication_role = replica');
  for (const [table, text] of Object.entries(texts))
    await query(
      `UPDATE script.${table} SET ${text} = 'A _house_hold ' || ${text} WHERE workspace_id = 'ada'`,
    );
  const found = (table: string) =>
    query(`SELECT count(*)::int AS all, count(*) FILTER (WHERE words @@ script.search_query('household', false))::int AS found
      FROM script.${table} WHERE workspace_id = 'ada'`);
  const rows = (table: string, text: string) =>
    query(`SELECT id, ${text}, version FROM script.${table} ORDER BY workspace_id, id`);
  const all = (read: (table: string, text: string) => Promise<unknown[]>) =>
    Promise.all(Object.entries(texts).map(([table, text]) => read(table, text)));
  const before = await all(rows);
  for (const counts of await all(found)) expect(counts).toMatchObject([{ found: 0 }]);
  await testDatabase.migrate();
  for (const [counts] of (await all(found)) as { all: number; found: number }[][])
    expect([counts!.found, counts!.all > 0]).toEqual([counts!.all, true]);
  expect(await all(rows)).toEqual(before);
  await admin.close();
  await testDatabase.drop();
});

/** Checks that a revision with shared numbers can be read, and that restoring it gives each element its own number. */
async function restoresShared(
  config: ServiceConfig['database'],
  { workspace_id: workspace, id, revision }: { workspace_id: string; id: string; revision: string },
): Promise<void> {
  const database = openDatabase('script', config);
  const scriptId = Number(id);
  const titlesAndIds = (content: ContentSection[]) =>
    content.map(({ section, actions }) => [section.id, actions.map(({ action }) => action.id)]);
  await inWorkspace(database, workspace, async (db) => {
    const then = await getContent(db, workspace, scriptId, Number(revision));
    const by = { workspace, subject: 'tester', operation: 'restoreScriptRevisionV2' } as const;
    await restoreRevision(db, by, scriptId, Number(revision));
    const now = await getContent(db, workspace, scriptId);
    expect(titlesAndIds(now)).toEqual(titlesAndIds(then));
    const numbers = now.flatMap(({ actions }) => actions.map(({ action }) => action.sequenceNumber));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
  await database.close();
}
