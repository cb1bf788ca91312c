import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type Postgres } from '@fountainai/postgres';
import { type Stack } from '@fountainai/local-stack';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startQuietly } from '../start-quietly.ts';

const play = 'Title: Short\n\n.HERE\n\n@ANNA\nHello.\n\n@BERT\nGoodbye.\n';

let folder: string;
let postgres: Postgres;
let stack: Stack;
let storyPath: string;
const postgresOptions = () => ({
  dataDir: join(folder, 'postgres'),
  logFile: join(folder, 'postgres.log'),
  durable: false,
});

// The server is not the stack's own but one given by DATABASE_URL, so only the test starts it again.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-outage-'));
  postgres = await startPostgres(postgresOptions());
  const env = { ...process.env, DATABASE_URL: postgres.adminUrl };
  stack = await startQuietly(join(folder, 'home'), { gateway: true, env });
  const imported = await call('story-factory', '/v2/stories/import', { format: 'fountain', text: play });
  expect(imported.status).toBe(201);
  storyPath = `/v1/stories?scriptId=${imported.body.scriptId}`;
});
afterAll(async () => {
  await stack?.stop();
  await postgres?.stop({ hurry: true });
  await rm(folder, { recursive: true, force: true });
});

/** Calls a service directly. */
async function call(service: string, path: string, body?: object) {
  const started = performance.now();
  const response = await request(new URL(path, stack.urls[service]), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${stack.token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
  const answer = (await response.body.json()) as any;
  return {
    status: response.statusCode,
    body: answer,
    headers: response.headers,
    ms: performance.now() - started,
  };
}

/** Repeats a request until the answer is 200. */
async function recovers(ask: () => Promise<{ status: number }>, withinMs: number): Promise<boolean> {
  for (const until = performance.now() + withinMs; performance.now() < until; await sleep(100)) {
    const status = await ask().then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return true;
  }
  return false;
}

const pidOf = (name: string) => stack.processes.find((process) => process.name === name)!.pid!;
const readStory = () => call('story-factory', storyPath);

describe('the script service', () => {
  test('that hangs makes stories a 504, and a 200 again when it resumes', async () => {
    process.kill(pidOf('script'), 'SIGSTOP');
    const { status, body } = await readStory();
    process.kill(pidOf('script'), 'SIGCONT');
    expect([status, body.code]).toEqual([504, 'peer_timeout']);
    expect(await recovers(readStory, 5_000)).toBe(true);
  });

  test('that dies makes stories a 503 with Retry-After, and is restarted by the supervisor', async () => {
    process.kill(pidOf('script'), 'SIGKILL');
    const { status, body, headers } = await readStory();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'peer_unavailable', '1']);
    expect(await recovers(readStory, 15_000)).toBe(true);
  });
});

describe('the sequence service', () => {
  test('that is down makes a new section a 503, without a trace of it', async () => {
    const { body } = await readStory();
    const path = `/v1/scripts/${body.scriptId}/sections`;
    process.kill(pidOf('sequence'), 'SIGSTOP');
    const refused = await call('script', path, { title: 'Never' });
    process.kill(pidOf('sequence'), 'SIGCONT');
    expect(refused.status).toBe(504);
    expect(await call('script', path)).toMatchObject({ status: 200, body: [{}] });
    expect((await call('script', path, { title: 'Now' })).status).toBe(201);
  });
});

describe('PostgreSQL', () => {
  const reads: Record<string, string> = {
    sequence: '/v2/sequences',
    character: '/v1/characters',
    script: '/v1/scripts',
    'session-context': '/v1/sessions',
  };

  test('that is stopped is a 503 within 3 s everywhere, the processes survive, and all recovers after its start', async () => {
    const before = stack.processes.map(({ pid }) => pid);
    await postgres.stop({ hurry: true });
    for (const [service, path] of Object.entries(reads)) {
      const { status, body, headers, ms } = await call(service, path);
      expect([service, status, body.code, headers['retry-after']]).toEqual([
        service,
        503,
        'database_unavailable',
        '1',
      ]);
      expect(ms).toBeLessThan(3_000);
      expect((await call(service, '/live')).status).toBe(200);
      expect((await call(service, '/ready')).status).toBe(503);
    }
    expect((await readStory()).status).toBe(503);

    postgres = await startPostgres({ ...postgresOptions(), port: postgres.port });
    for (const service of [...Object.keys(reads), 'story-factory'])
      expect([service, await recovers(() => call(service, '/ready'), 5_000)]).toEqual([service, true]);
    expect((await readStory()).body.story).toHaveLength(2);
    expect(stack.processes.map(({ pid }) => pid)).toEqual(before);
  });
});
