import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createFountainClient } from '@fountainai/client';
import { issueToken } from '@fountainai/home';
import { startStack, type Stack } from '@fountainai/local-stack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../free-ports.ts';

const root = new URL('../..', import.meta.url).pathname;
let folder: string;
let stack: Stack;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-migrate-'));
  const ports = await freePorts();
  stack = await startStack({
    root,
    home: join(folder, 'home'),
    ports,
    gateway: true,
    env: process.env,
    say: () => {},
  });
});
afterAll(async () => {
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A workspace for the test: its token in a file, and a client to read it. */
async function workspace(name: string) {
  const token = await issueToken(stack.home, { workspace: name, scopes: ['read', 'write'] });
  const tokenFile = join(folder, `${name}.token`);
  await writeFile(tokenFile, token);
  const client = createFountainClient({ token, gateway: stack.urls['gateway'] });
  const migrate = (...args: string[]) =>
    run(['--token-file', tokenFile, '--gateway', stack.urls['gateway']!, ...args]).ended;
  return { client, migrate, tokenFile };
}
type Workspace = Awaited<ReturnType<typeof workspace>>;

function run(args: string[]) {
  const child = spawn(process.execPath, ['scripts/fountain.ts', 'migrate-sqlite', ...args], { cwd: root });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, text }));
  });
  return { child, ended };
}

/** The SQLite tables of the old design's SQLAlchemy models, a database for each service. */
const oldTables = {
  sequence: `CREATE TABLE sequences (id INTEGER NOT NULL, element_type VARCHAR, element_id INTEGER, sequence_number INTEGER, PRIMARY KEY (id));
    CREATE TABLE sequence_versions (id INTEGER NOT NULL, sequence_id INTEGER, version_number INTEGER, version_data JSON, created_at DATETIME, PRIMARY KEY (id));`,
  character: `CREATE TABLE characters (id INTEGER NOT NULL, "characterId" INTEGER, "headingId" INTEGER, name VARCHAR, description VARCHAR, PRIMARY KEY (id));`,
  script: `CREATE TABLE scripts ("scriptId" INTEGER NOT NULL, title VARCHAR, author VARCHAR, description VARCHAR, PRIMARY KEY ("scriptId"));
    CREATE TABLE sections ("headingId" INTEGER NOT NULL, "scriptId" INTEGER, title VARCHAR, "sequenceNumber" INTEGER, PRIMARY KEY ("headingId"));
    CREATE TABLE actions ("actionId" INTEGER NOT NULL, "headingId" INTEGER, description VARCHAR, "sequenceNumber" INTEGER, "characterId" INTEGER, "dialogueId" INTEGER, "contextId" INTEGER, PRIMARY KEY ("actionId"));
    CREATE TABLE spoken_words ("dialogueId" INTEGER NOT NULL, "headingId" INTEGER, text VARCHAR, sequence INTEGER, PRIMARY KEY ("dialogueId"));`,
  session: `CREATE TABLE sessions ("sessionId" INTEGER NOT NULL, "userId" INTEGER, context VARCHAR, PRIMARY KEY ("sessionId"));
    CREATE TABLE contexts (id INTEGER NOT NULL, "contextId" INTEGER, "headingId" INTEGER, "characterId" INTEGER, data JSON, PRIMARY KEY (id));
    CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);`,
};

/** A short play with its surroundings in four files; ids start high, so that they differ from new ones. */
const oldRows = {
  sequence: `INSERT INTO sequences VALUES (1, 'section', 41, 2), (2, 'action', NULL, 3), (3, 'section', 41, 7), (4, 'my scene', 1, 5),
      (5, 'rehearsal', NULL, 12), (6, 'character', 1, 130), (7, 'props', 2, -3);
    INSERT INTO sequence_versions VALUES (1, 5, 1, '{"title":"First","cast":{"a":1,"b":2}}', '2024-05-01 10:00:00'),
      (2, 5, 2, '{"title":"Second"}', '2024-05-02 10:00:00'), (3, 5, 2, '["third"]', '2024-05-03 10:00:00'), (4, 99, 1, '{}', NULL);`,
  character: `INSERT INTO characters VALUES (1, 71, 51, 'MADHAV', 'A man'), (2, 72, 51, 'PHYSICIAN', 'A doctor'),
      (3, 71, 52, 'MADHAV', 'A man'), (4, 72, 52, 'GAFFER', 'An old man'), (5, 73, 51, '', 'nobody');`,
  script: `INSERT INTO scripts VALUES (41, 'The Post Office', 'Rabindranath Tagore', 'A play');
    INSERT INTO sections VALUES (52, 41, 'ACT II', 20), (51, 41, 'ACT I', 10), (53, 404, 'Lost', 1);
    INSERT INTO actions VALUES (63, 52, 'speaks', 30, 71, 83, 92), (61, 51, 'speaks', 10, 71, 81, 91),
      (62, 51, 'The physician bows', 10, 72, NULL, 0), (64, 53, 'lost', 1, NULL, NULL, NULL), (65, 52, 'speaks', 40, 700, 84, 91);
    INSERT INTO spoken_words VALUES (81, 51, 'What a state I am in!', 1), (83, 52, 'He sleeps.', 3), (85, 52, 'Said by nobody', 4);`,
  session: `INSERT INTO sessions VALUES (31, 7, 'We rehearse'), (32, 'anna', 'Not a number');
    INSERT INTO contexts VALUES (1, 91, 51, 0, '{"location": "Madhav''s house"}'), (2, 92, 52, 71, '{"mood": "still"}'),
      (3, 92, 52, 71, '{"mood": "another"}');`,
};
type OldFile = keyof typeof oldTables;
const oldFiles = Object.keys(oldTables) as OldFile[];

function oldSystem(name: string, rows: Partial<Record<OldFile, string>> = oldRows): string[] {
  return oldFiles
    .filter((service) => rows[service] !== undefined)
    .map((service) => {
      const file = join(folder, `${name}-${service}.db`);
      change(file, oldTables[service] + rows[service]);
      return file;
    });
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

/** All resources of a workspace, with descriptions in place of ids. */
async function contents({ client: { script, character, sessionContext, sequence } }: Workspace) {
  const all = async <T>(items: AsyncIterable<T>) => Array.fromAsync(items);
  const characters = await all(character.paginate('/v2/characters'));
  const contexts = await all(sessionContext.paginate('/v2/contexts'));
  const sessions = await all(sessionContext.paginate('/v2/sessions'));
  const scripts = await all(script.paginate('/v2/scripts'));
  const nameOf = (id: number | null) =>
    characters.find(({ characterId }) => characterId === id)?.name ?? null;
  const wholes = await Promise.all(
    scripts.map(async ({ scriptId }) => {
      const params = { path: { scriptId } };
      return (await script.GET('/v2/scripts/{scriptId}/content', { params })).data;
    }),
  );
  const sections = wholes.flatMap((whole) => whole.sections);
  const counters = ['section:41', 'action', 'rehearsal', 'character:1'].map(async (name) => {
    const [elementType = '', elementId] = name.split(':');
    const query = { elementType, ...(elementId && { elementId: Number(elementId) }) };
    return [
      name,
      (await sequence.GET('/v1/sequence', { params: { query } }).catch(() => undefined))?.data.sequenceNumber,
    ];
  });
  const versions = await sequence.GET('/v1/sequence/version', {
    params: { query: { elementType: 'rehearsal' } },
  });
  return {
    characters: characters.map(({ name, description }) => [name, description]),
    appearances: await Promise.all(
      sections.map(async ({ headingId, title }) => {
        const params = { path: { headingId } };
        const { data } = await character.GET('/v1/sections/{headingId}/characters', { params });
        return [title, data.map(({ name }) => name)];
      }),
    ),
    contexts: contexts.map(({ headingId, characterId, data }) => [
      sections.find((section) => section.headingId === headingId)?.title,
      nameOf(characterId),
      data,
    ]),
    sessions: sessions.map(({ userId, context }) => [userId, context]),
    scripts: wholes.map((whole) => [whole.script.title, whole.script.author, whole.script.description]),
    sections: sections.map(({ title, sequenceNumber, unplacedSpokenWords }) => [
      title,
      sequenceNumber,
      unplacedSpokenWords.map(({ text }) => text),
    ]),
    actions: sections.flatMap(({ actions }) =>
      actions.map((action) => [
        action.kind,
        action.description,
        action.sequenceNumber,
        nameOf(action.characterId),
        action.spokenWord?.text ?? null,
        contexts.find(({ contextId }) => contextId === action.contextId)?.data ?? null,
      ]),
    ),
    counters: Object.fromEntries(await Promise.all(counters)) as Record<string, number | undefined>,
    versions: versions.data.map(({ versionNumber, versionData }) => [versionNumber, versionData]),
  };
}

const whole = {
  characters: [
    ['MADHAV', 'A man'],
    ['PHYSICIAN', 'A doctor'],
  ],
  appearances: [
    ['ACT I', ['MADHAV', 'PHYSICIAN']],
    ['ACT II', ['MADHAV', 'PHYSICIAN']],
  ],
  contexts: [
    ['ACT I', null, { location: "Madhav's house" }],
    ['ACT II', 'MADHAV', { mood: 'still' }],
  ],
  sessions: [[7, 'We rehearse']],
  scripts: [['The Post Office', 'Rabindranath Tagore', 'A play']],
  sections: [
    ['ACT I', 1, []],
    ['ACT II', 2, ['Said by nobody']],
  ],
  actions: [
    ['speech', 'speaks', 1, 'MADHAV', 'What a state I am in!', { location: "Madhav's house" }],
    ['direction', 'The physician bows', 2, 'PHYSICIAN', null, null],
    ['speech', 'speaks', 3, 'MADHAV', 'He sleeps.', { mood: 'still' }],
    ['speech', 'speaks', 4, null, null, { location: "Madhav's house" }],
  ],
  counters: { 'section:41': 7, action: 3, rehearsal: 12, 'character:1': 130 },
  versions: [
    [1, { title: 'First', cast: { a: 1, b: 2 } }],
    [2, { title: 'Second' }],
    [3, { value: ['third'] }],
  ],
};

/** The counts of a report by table: read, made, already there, merged, left out. */
function counts(text: string): Record<string, number[]> {
  const rows = [...text.matchAll(/^(\w+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)$/gm)];
  return Object.fromEntries(rows.map(([, table = '', ...numbers]) => [table, numbers.map(Number)]));
}

describe('fountain migrate-sqlite', () => {
  let first: Workspace;
  let files: string[];
  beforeAll(async () => {
    first = await workspace('first');
    files = oldSystem('first');
  });

  test('with --dry-run reports all steps and broken references, and writes nothing', async () => {
    const { code, text } = await first.migrate('--dry-run', ...files);
    expect([code, text]).toEqual([0, expect.stringMatching(/would be made\. Nothing was written\.\n$/)]);
    expect(counts(text)['scripts']).toEqual([1, 1, 0, 0, 0]);
    expect(text).toContain(
      'actions: a reference to characters leads nowhere and is left empty (1): 65 → 700\n',
    );
    const { counters, ...nothing } = await contents(first);
    expect(Object.values(nothing).flat()).toEqual([]);
    expect(Object.values(counters)).toEqual([undefined, undefined, undefined, undefined]);
    const query = { elementType: 'migrated-from-sqlite' };
    expect((await first.client.sequence.GET('/v1/sequence/version', { params: { query } })).data).toEqual([]);
  });

  test('migrates an old system with its references, and counts every row', async () => {
    const { code, text } = await first.migrate(...files);
    expect([code, counts(text)]).toEqual([
      0,
      {
        sessions: [2, 1, 0, 0, 1],
        characters: [5, 2, 0, 1, 2],
        contexts: [3, 2, 0, 0, 1],
        scripts: [1, 1, 0, 0, 0],
        sections: [3, 2, 0, 0, 1],
        actions: [5, 4, 0, 0, 1],
        spokenWords: [3, 3, 0, 0, 0],
        appearances: [4, 4, 0, 0, 0],
        sequences: [7, 4, 0, 1, 2],
        sequenceVersions: [4, 3, 0, 0, 1],
      },
    ]);
    expect(await contents(first)).toEqual(whole);
  });

  test('names duplicates, repeated numbers, broken references and omitted rows', async () => {
    const { text } = await (await workspace('named')).migrate(...files);
    for (const line of [
      'sequences: duplicates, of which the highest number counts (1): section 41: id 1 at 2, id 3 at 7, so 7',
      'sequences: left out, element_type is not 1 to 64 letters, digits, _ or - (1): id 4: my scene 1 at 5',
      'sequences: left out, sequence_number is not a whole number of 0 or more (1): id 7: props 2 at -3',
      'sequences: v2 goes on after the same number (1): character 1: 130',
      'sequenceVersions: left out, there is no sequence that they belong to, or it was left out (1): sequence_id 99 version 1',
      'sequenceVersions: duplicates, the same version_number twice; both were kept (1): sequence_id 5 version 2',
      'sequenceVersions: created_at is not kept: they bear the time of the migration',
      'sessions: left out, the user is not a number of 1 or more (1): 32 anna',
      'characters: left out, there is no name (1): 73',
      'sections: left out, there is no script that they belong to (1): 53 → 404',
      'actions: left out, there is no section that they belong to (1): 64 → 53',
      'actions: the same number twice; the older one comes first (1): 61 and 62 in section 51',
      'actions: a reference to spokenWords leads nowhere and is left empty (1): 65 → 84',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/characters: duplicates, left out: .*: 72 .*GAFFER/);
    expect(text).toMatch(/contexts: duplicates, left out: .*: 92 .*another/);
    expect(text).toMatch(/Not migrated: tables .*: alembic_version in .*session\.db, 0 rows/);
  });

  test('continues v2 after a number that it may have given', async () => {
    const query = { elementType: 'character', elementId: 1 } as const;
    expect((await first.client.sequence.GET('/v2/sequence', { params: { query } })).data.sequenceNumber).toBe(
      130,
    );
  });

  test('changes nothing in a second run, also after changes and deletions, and reports it', async () => {
    const { client } = first;
    const [one] = await Array.fromAsync(client.character.paginate('/v2/characters'));
    const path = { characterId: one!.characterId };
    await client.character.PATCH('/v2/characters/{characterId}', {
      params: { path },
      body: { name: 'UNCLE' },
    });
    const [context] = await Array.fromAsync(client.sessionContext.paginate('/v2/contexts'));
    await client.sessionContext.DELETE('/v2/contexts/{contextId}', {
      params: { path: { contextId: context!.contextId } },
    });
    const query = { elementType: 'rehearsal' };
    await client.sequence.PUT('/v1/sequence', { body: { ...query, sequenceNumber: 2 } });
    const before = await contents(first);
    const { code, text } = await first.migrate(...files);
    expect([code, text]).toEqual([0, expect.stringMatching(/Nothing is new: nothing was changed\.\n$/)]);
    expect(Object.values(counts(text)).map(([, made]) => made)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(await contents(first)).toEqual(before);
  });

  test('migrates new rows of the old system, and leaves changed ones', async () => {
    const system = oldSystem('grows');
    const it = await workspace('grows');
    await it.migrate(...system);
    change(
      system[1]!,
      `INSERT INTO characters VALUES (6, 74, 52, 'AMAL', 'A boy'); UPDATE characters SET description = 'Old' WHERE id = 1`,
    );
    change(system[0]!, `UPDATE sequences SET sequence_number = 15 WHERE id = 5`);
    const { text } = await it.migrate(...system);
    expect(text).toContain('3 made.\n');
    expect(text).toContain(
      'characters: changed in the old system since they were migrated; left as they are (1): 71\n',
    );
    const now = await contents(it);
    expect(now.characters).toEqual([...whole.characters, ['AMAL', 'A boy']]);
    expect(now.appearances[1]).toEqual(['ACT II', ['MADHAV', 'PHYSICIAN', 'AMAL']]);
    expect(now.counters['rehearsal']).toBe(15);
  });

  test('names the missing files', async () => {
    const { script } = oldRows;
    const { code, text } = await first.migrate(
      '--dry-run',
      '--source',
      'alone',
      ...oldSystem('alone', { script }),
    );
    expect([code, text]).toEqual([
      0,
      expect.stringContaining(
        'actions: references to characters are left empty, no file has any: give all files of the old system in one command (4)',
      ),
    ]);
  });

  test('keeps higher counters, and existing versions', async () => {
    const it = await workspace('higher');
    const name = { elementType: 'rehearsal' };
    await it.client.sequence.PUT('/v1/sequence', { body: { ...name, sequenceNumber: 500 } });
    await it.client.sequence.POST('/v1/sequence/version', {
      body: { ...name, newVersionData: { title: 'Mine' } },
    });
    const { text } = await it.migrate(oldSystem('higher', { sequence: oldRows.sequence })[0]!);
    expect(text).toContain('sequences: higher already; they stay (1): rehearsal null: 12, now 500\n');
    expect(text).toContain('sequenceVersions: left out, another version is there in their place (3)');
    const now = await contents(it);
    expect([now.counters['rehearsal'], now.versions]).toEqual([500, [[1, { title: 'Mine' }]]]);
  });

  test('refuses another old system, and migrates it under its own name', async () => {
    const other = oldSystem('other', {
      script: `INSERT INTO scripts VALUES (41, 'Chitra', 'Tagore', ''); INSERT INTO sections VALUES (51, 41, 'Scene', 1), (54, 41, 'Scene', 2)`,
    });
    const it = await workspace('two');
    await it.migrate(...files);
    const refused = await it.migrate(...other);
    expect([refused.code, refused.text]).toEqual([
      1,
      expect.stringMatching(/another old system, give it a name of its own: --source NAME\n$/),
    ]);
    expect((await it.migrate('--source', 'second', ...other)).code).toBe(0);
    expect((await contents(it)).scripts.map(([title]) => title)).toEqual(['The Post Office', 'Chitra']);
  });

  test('continues after each kill, and makes nothing twice', async () => {
    const it = await workspace('killed');
    let kills = 0;
    for (let after = 1; ; after += 1) {
      const { code, text, wasKilled } = await killedAfter(after, it, files);
      if (wasKilled) kills += 1;
      else {
        expect([code, text]).toEqual([0, expect.stringMatching(/(made|nothing was changed)\.\n$/)]);
        break;
      }
    }
    expect(kills).toBeGreaterThan(3);
    expect(await contents(it)).toEqual(whole);
  }, 120_000);
});

/** Runs the command, and kills it after this number of writes: executed without an answer, or answered. */
async function killedAfter(writes: number, { tokenFile }: Workspace, files: string[]) {
  const target = new URL(stack.urls['gateway']!);
  let seen = 0;
  let wasKilled = false;
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const passed = forward({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      if (method !== 'GET' && ++seen === writes) {
        wasKilled = true;
        migration.child.kill('SIGKILL');
        answer.resume();
      } else {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      }
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const gateway = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const migration = run(['--token-file', tokenFile, '--gateway', gateway, ...files]);
  const { code, text } = await migration.ended;
  proxy.closeAllConnections();
  proxy.close();
  return { code, text, wasKilled };
}
