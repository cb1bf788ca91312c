import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeFiles } from '@fountainai/home';
import { startPostgres, type Postgres } from '@fountainai/postgres';
import { type Stack } from '@fountainai/local-stack';
import pg from 'pg';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../packages/cli/src/testing/run-command.ts';
import { startQuietly } from '../start-quietly.ts';
import { sql, structure, tableSums } from './table-sums.ts';

const root = new URL('../..', import.meta.url).pathname;
const scenes = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'];
const play = `Title: Bell\n\n${scenes.map((name) => `.${name}\n\n@ANNA\nWho rings so late?\n\n`).join('')}`;

let folder: string;
/** A second machine without any state. */
let other: string;
let here: Stack;
let backup: string;
const expected = {} as {
  sums: Record<string, string>;
  structure: unknown;
  story: unknown;
  file: Buffer;
  done: number;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-backups-'));
  other = join(folder, 'other');
  backup = join(folder, 'backup.zip');
  here = await startQuietly(join(folder, 'here'));
});
afterAll(async () => {
  await here?.stop({ hurry: true });
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  bytes: Buffer;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of every shape
  json: any;
}

async function call(stack: Stack, service: string, path: string, body?: object): Promise<Answer> {
  const answer = await request(new URL(path, stack.urls[service]), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${stack.token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  const json: unknown = path.includes('/files/') ? undefined : JSON.parse(bytes.toString());
  return { status: answer.statusCode, bytes, json };
}

/** The story without its score, which may still be in progress. */
async function storyOf(stack: Stack): Promise<unknown> {
  const { orchestration: _, ...story } = (await call(stack, 'story-factory', '/v1/stories?scriptId=1')).json;
  return story;
}

/** The number of rows of each table in a backup, from `restore --dry-run`. */
async function rowsIn(file: string): Promise<Record<string, number>> {
  const { code, out } = await runCommand(other, ['restore', file, '--dry-run']);
  expect(code).toBe(0);
  return Object.fromEntries(
    [...out.matchAll(/^(\S+ \S+) {2}(\d+)$/gm)].map(([, name, rows]) => [name, Number(rows)]),
  );
}

test('a backup during writes is of one moment', async () => {
  const url = here.postgres!.adminUrl;
  await sql(
    url,
    `SET app.ws = 'pairs';
    INSERT INTO character.characters (workspace_id, name, description, aliases, attributes)
    SELECT 'pairs', repeat('x', 1000), '', '{}', '{}' FROM generate_series(1, 20000)`,
  );
  let pairs = 0;
  const over = new AbortController();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Ids are counted for each workspace.
  await client.query(`SET app.ws = 'pairs'`);
  const writing = (async () => {
    for (; !over.signal.aborted; pairs++)
      await client.query(`BEGIN;
        INSERT INTO character.characters (workspace_id, name, description, aliases, attributes)
          VALUES ('pairs', '', '', '{}', '{}');
        INSERT INTO session_context.sessions (workspace_id, user_id, context) VALUES ('pairs', 1, '');
        COMMIT`);
  })();
  const file = join(folder, 'busy.zip');
  const { code, out } = await runCommand(here.home, ['backup', file]);
  over.abort();
  await writing;
  await client.end();
  expect([code, out]).toEqual([0, `${file}\n`]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const rows = await rowsIn(file);
  expect(rows['session-context sessions']).toBeLessThan(pairs);
  expect(rows['character characters']! - 20_000).toBe(rows['session-context sessions']);
  await sql(
    url,
    `DELETE FROM character.characters WHERE workspace_id = 'pairs';
    DELETE FROM session_context.sessions WHERE workspace_id = 'pairs'`,
  );
});

describe('restored on another machine', () => {
  let there: Stack;
  afterAll(() => there?.stop({ hurry: true }));

  test('restores all data', async () => {
    const { json: imported } = await call(here, 'story-factory', '/v2/stories/import', {
      format: 'fountain',
      text: play,
    });
    expect(imported).toMatchObject({ scriptId: 1 });
    await call(here, 'session-context', '/v2/sessions', {
      userId: 7,
      context: 'Anna listens.\n\t\\N "é" 鐘',
    });
    expect(
      (await call(here, 'sequence', '/v2/sequence', { elementType: 'context' })).json.sequenceNumber,
    ).toBe(100);
    const orchestration = '/v2/scripts/1/orchestration';
    const headingId: number = (await call(here, 'story-factory', '/v2/stories?scriptId=1')).json.sections[0]
      .headingId;
    await call(here, 'story-factory', orchestration, { headingId, render: [] });
    const section = `${orchestration}?headingId=${headingId}`;
    await expect
      .poll(async () => (await call(here, 'story-factory', section)).json.state, { timeout: 20_000 })
      .toBe('done');
    const { midiFilePath } = (await call(here, 'story-factory', section)).json;
    expected.file = (await call(here, 'story-factory', midiFilePath)).bytes;
    // Rendering takes a while: the job is running or waiting when everything stops.
    expect((await call(here, 'story-factory', orchestration, { render: ['pages'] })).status).toBe(202);
    expected.story = await storyOf(here);
    expected.structure = await structure(here.postgres!.adminUrl);
    await Promise.all(here.processes.map((process) => process.stop({ hurry: true })));

    const url = here.postgres!.adminUrl;
    expect(await runCommand(here.home, ['backup', backup])).toMatchObject({ code: 0, out: `${backup}\n` });
    expected.sums = await tableSums(url);
    const [job] = await sql<{ done: number }>(
      url,
      `SELECT jsonb_array_length(finished) AS done FROM story_factory.orchestrations WHERE state IN ('queued', 'running')`,
    );
    expected.done = job!.done;
    await here.stop();
    expect(await runCommand(other, ['restore', backup])).toMatchObject({
      code: 0,
      err: 'Restored. Now start FountainAI.\n',
    });
    there = await startQuietly(other);
  }, 120_000);

  test('every table has the same rows by checksum, and the same definition', async () => {
    const url = there.postgres!.adminUrl;
    // The job in progress continues.
    const { 'story_factory.orchestrations': _, 'story_factory.files': __, ...sums } = await tableSums(url);
    expect(expected.sums).toMatchObject(sums);
    expect(Object.keys(sums).length).toBeGreaterThan(20);
    expect(await structure(url)).toEqual(expected.structure);
  });

  test('the story and its files are readable with tokens of that machine', async () => {
    expect(await storyOf(there)).toEqual(expected.story);
    const [file] = await sql<{ id: string }>(
      there.postgres!.adminUrl,
      `SELECT id FROM story_factory.files WHERE kind = 'midi' AND heading_id IS NOT NULL ORDER BY id LIMIT 1`,
    );
    expect((await call(there, 'story-factory', `/v1/files/${file!.id}`)).bytes).toEqual(expected.file);
    expect(there.token).not.toBe(here.token);
  });

  test('numbers and ids continue after the highest', async () => {
    expect(
      (await call(there, 'sequence', '/v2/sequence', { elementType: 'context' })).json.sequenceNumber,
    ).toBe(110);
    expect((await call(there, 'script', '/v2/scripts', { title: 'Next' })).json.scriptId).toBe(2);
    expect(
      (await call(there, 'session-context', '/v2/sessions', { userId: 1, context: '' })).json.sessionId,
    ).toBeGreaterThan(1);
  });

  test('a job in progress continues', async () => {
    const done = async () =>
      (await call(there, 'story-factory', '/v2/scripts/1/orchestration')).json.progress.done;
    await expect.poll(done, { timeout: 25_000 }).toBeGreaterThan(expected.done);
  });

  test('refuses to restore beside running services, which cache data by revision', async () => {
    expect(await runCommand(other, ['restore', backup, '--replace'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^FountainAI runs here \(process \d+\)/),
    });
    const DATABASE_URL = there.postgres!.adminUrl;
    expect(
      await runCommand(other, ['restore', backup, '--replace'], { env: { DATABASE_URL } }),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('Services use this database: '),
    });
    expect((await call(there, 'script', '/v2/scripts/2')).status).toBe(200);
  });
});

describe('over data', () => {
  let postgres: Postgres;
  let env: NodeJS.ProcessEnv;
  let before: Record<string, string>;

  beforeAll(async () => {
    const { postgres: dataDir, log } = homeFiles(other);
    postgres = await startPostgres({ dataDir, logFile: log('postgres') });
    env = { DATABASE_URL: postgres.adminUrl };
    before = await tableSums(postgres.adminUrl);
    expect(before['script.scripts']).not.toBe(expected.sums['script.scripts']);
  });
  afterAll(() => postgres?.stop({ hurry: true }));
  const unchanged = async () => expect(await tableSums(postgres.adminUrl)).toEqual(before);

  test('it is refused without --replace', async () => {
    expect(await runCommand(other, ['restore', backup], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('With --replace'),
    });
    await unchanged();
  });

  const flipBit = (bytes: Buffer) => {
    const inRows = bytes.indexOf('tables/story-factory/orchestrations.copy') + 300;
    bytes[inRows]! ^= 4;
    return bytes;
  };
  test.each([
    ['a flipped bit', flipBit, 'is damaged at tables/story-factory/orchestrations.copy'],
    ['a missing end', (bytes: Buffer) => bytes.subarray(0, -1000), 'only the beginning of one'],
    ['no backup', () => Buffer.from(play), 'is no backup'],
  ])('%s is refused, and nothing is changed', async (_, damage, message) => {
    const damaged = join(folder, 'damaged.zip');
    await writeFile(damaged, damage(await readFile(backup)));
    expect(await runCommand(other, ['restore', '--replace', damaged], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining(message),
    });
    await unchanged();
  });

  test('kill -9 in the middle keeps the former data', async () => {
    const blocker = new pg.Client({ connectionString: postgres.adminUrl });
    await blocker.connect();
    onTestFinished(() => blocker.end());
    await blocker.query('BEGIN; LOCK TABLE story_factory.files IN ACCESS SHARE MODE');
    const child = spawn(process.execPath, ['scripts/fountain.ts', 'restore', '--replace', backup], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    const state = `SELECT wait_event_type AS waits, backend_xid IS NOT NULL AS wrote FROM pg_stat_activity WHERE application_name = 'fountainai restore'`;
    // By then the tables of the other four services are replaced.
    await expect
      .poll(() => sql(postgres.adminUrl, state), { timeout: 15_000 })
      .toEqual([{ waits: 'Lock', wrote: true }]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await blocker.query('ROLLBACK');
    await expect.poll(() => sql(postgres.adminUrl, state), { timeout: 15_000 }).toEqual([]);
    await unchanged();
  });

  test('with --replace the backup is restored', async () => {
    expect(await runCommand(other, ['restore', '--replace', backup], { env })).toMatchObject({ code: 0 });
    expect(await tableSums(postgres.adminUrl)).toEqual(expected.sums);
  });

  test('in containers a read-only role makes scheduled backups, and the oldest are deleted', async () => {
    const volumes = join(folder, 'volumes');
    const operator = (args: string[], more: NodeJS.ProcessEnv = {}) =>
      spawn(process.execPath, ['scripts/operator.ts', ...args], {
        cwd: root,
        env: {
          ...process.env,
          FOUNTAIN_VOLUMES: volumes,
          POSTGRES_SERVER: new URL(postgres.adminUrl).host,
          ...more,
        },
      });
    const [init] = (await once(operator(['init']), 'exit')) as [number];
    await writeFile(join(volumes, 'postgres', 'password'), new URL(postgres.adminUrl).password);
    const [roles] = (await once(operator(['roles']), 'exit')) as [number];
    expect([init, roles]).toEqual([0, 0]);
    const [, url = ''] =
      /^DATABASE_URL=(.*)$/m.exec(await readFile(join(volumes, 'databases/backup/env'), 'utf8')) ?? [];
    await expect(sql(url, 'DELETE FROM script.scripts')).rejects.toThrow('permission denied');

    const kept = join(volumes, 'backups');
    const child = operator(['backup', '--every', '1s', '--keep', '2', kept], { DATABASE_URL: url });
    let log = '';
    child.stdout.on('data', (chunk) => (log += String(chunk)));
    const lines = () =>
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line || '{}') as { msg: string; pruned: number });
    await expect.poll(() => lines().some(({ pruned }) => pruned === 1), { timeout: 20_000 }).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const names = await readdir(kept);
    expect(names).toHaveLength(2);
    const { out } = await runCommand(other, ['backups', kept, '--every', '1h']);
    expect([...out.matchAll(/^(\S+)/gm)].map(([, name]) => name)).toEqual(names.toSorted().toReversed());
    expect(await rowsIn(join(kept, names[0]!))).toEqual(await rowsIn(backup));
  });
});
