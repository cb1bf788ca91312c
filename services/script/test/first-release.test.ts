import { readFileSync } from 'node:fs';
import { openDatabase } from '@fountainai/service-kit';
import { createFirstReleaseDatabase, createTestTokens } from '@fountainai/service-kit/testing';
import { expect, test } from 'vitest';
import { buildApp, ownNumbers } from '../src/app.ts';

interface Answer {
  workspace: string;
  path: string;
  body: object;
}

/** What the first release answered on these rows: every revision of every script, versions, sections. */
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
