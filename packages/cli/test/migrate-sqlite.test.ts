import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '@fountainai/home';
import { runCommand } from '../src/testing/run-command.ts';
import { scratchHome } from '@fountainai/home/testing/scratch';

async function migrate(...args: string[]) {
  const home = await scratchHome();
  await writeFile(join(home, 'token'), 'the-token');
  // Nothing listens there, so a command that gets as far as the network reports it.
  const port = String(await freePort());
  const env = { GATEWAY_PORT: port, SEQUENCE_PORT: String(await freePort()) };
  const { code, out, err } = await runCommand(home, ['migrate-sqlite', ...args], { env });
  return { code, text: out + err };
}

async function database(sql: string): Promise<string> {
  const file = join(await scratchHome(), 'old.db');
  const open = new DatabaseSync(file);
  open.exec(sql);
  open.close();
  return file;
}

const oldSequences =
  'CREATE TABLE sequences (id INTEGER PRIMARY KEY, element_type VARCHAR, element_id INTEGER, sequence_number INTEGER);';

test('a missing file prints one line', async () => {
  expect(await migrate('/nowhere/old.db')).toEqual({
    code: 1,
    text: 'There is no file /nowhere/old.db.\n',
  });
});

test('a folder prints one line', async () => {
  const folder = await scratchHome();
  expect(await migrate(folder)).toEqual({ code: 1, text: `${folder} is a folder, not a file.\n` });
});

test('a file that is not a database prints one line', async () => {
  const file = join(await scratchHome(), 'play.fountain');
  await writeFile(file, 'Title: Not a database\n'.repeat(300));
  expect(await migrate(file)).toEqual({ code: 1, text: `${file} is not a SQLite database.\n` });
});

test('a damaged database prints one line, and the intact one beside it is not migrated', async () => {
  const file = await database(
    `${oldSequences} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
     INSERT INTO sequences SELECT i, 'scene', i, i FROM n`,
  );
  const bytes = await readFile(file);
  bytes.fill(0xa5, 8_192, 16_384);
  await writeFile(file, bytes);
  const { code, text } = await migrate(await database(oldSequences), file);
  expect([code, text.trimEnd().split('\n').length]).toEqual([1, 1]);
  expect(text).toContain(`${file} is damaged`);
});

test('a database that another program writes to prints one line', async () => {
  const file = await database(oldSequences);
  const writer = new DatabaseSync(file);
  onTestFinished(() => writer.close());
  writer.exec('BEGIN EXCLUSIVE');
  expect(await migrate(file)).toEqual({
    code: 1,
    text: `${file} is locked: another program is writing to it. Stop the old service and try again.\n`,
  });
});

test('without a running FountainAI it says so and leaves the file unchanged', async () => {
  const file = await database(oldSequences);
  const before = await readFile(file);
  const { code, text } = await migrate(file);
  expect([code, text]).toEqual([1, expect.stringMatching(/^Nothing answers at .* Start FountainAI/)]);
  expect(await readFile(file)).toEqual(before);
});

test('an invalid name for the old system is refused', async () => {
  const { code, text } = await migrate(await database(oldSequences), '--source', 'the old one');
  expect([code, text]).toEqual([1, 'the old one is not a name of 1 to 50 letters, digits, _ or -.\n']);
});
