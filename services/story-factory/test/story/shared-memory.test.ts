import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@fountainai/home';
import { openDatabase } from '@fountainai/service-kit';
import { createTestDatabase } from '@fountainai/service-testing';
import { createClient } from '@redis/client';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { connectSharedMemory, lifeOf, type SharedMemory } from '../../src/story/shared-memory.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const warnings: string[] = [];
const log = { warn: (_details: object, message: string) => void warnings.push(message) };

function connect(port: number, password?: string, life = '7-1'): SharedMemory {
  const memory = connectSharedMemory({ url: `redis://127.0.0.1:${port}`, password }, life, log);
  closing.push(() => memory.close());
  return memory;
}

test('a database has another life once its schema was made anew', async () => {
  const testDatabase = await createTestDatabase('story-factory');
  const database = openDatabase('story-factory', testDatabase.config);
  const owner = new pg.Client(testDatabase.ownerUrl);
  await owner.connect();
  closing.push(
    () => testDatabase.drop(),
    () => database.close(),
    () => owner.end(),
  );
  const life = await lifeOf(database);
  expect(await lifeOf(database)).toBe(life);
  await owner.query('BEGIN; DROP SCHEMA story_factory CASCADE; CREATE SCHEMA story_factory; COMMIT');
  expect(await lifeOf(database)).not.toBe(life);
});

describe('where no Redis is', () => {
  test('nothing is remembered, and nothing fails', async () => {
    const memory = connect(await freePort());
    memory.set('a', { b: 1 });
    expect(await memory.get('a')).toBeUndefined();
  });

  test('one that takes calls and never answers is not waited for', async () => {
    const server: Server = createServer(() => {});
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const memory = connect((server.address() as AddressInfo).port);
    memory.set('a', { b: 1 });
    expect(await memory.get('a')).toBeUndefined();
  });
});

const redis = '/usr/bin/redis-server';

describe.skipIf(!existsSync(redis))('a Redis', () => {
  const start = async (port: number, ...more: string[]): Promise<ChildProcess> => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...more];
    const server = spawn(redis, options, { cwd: '/tmp', stdio: 'ignore' });
    closing.push(() => server.kill('SIGKILL'));
    return server;
  };
  /** Writes a value until it can be read again, because the connection may still be opening. */
  const remembered = async (memory: SharedMemory, key: string, value: object) => {
    for (const until = Date.now() + 15_000; Date.now() < until; await sleep(50)) {
      memory.set(key, value);
      const found = await memory.get(key);
      if (found) return found;
    }
    return undefined;
  };

  test('gives back what was given, to other instances too, and only with its password', async () => {
    const port = await freePort();
    await start(port, '--requirepass', 'for this test');
    const value = { text: 'Ärger 😀', list: [1, null] };
    expect(await remembered(connect(port, 'for this test'), 'a', value)).toEqual(value);
    const other = connect(port, 'for this test');
    await remembered(other, 'b', value);
    expect(await other.get('a')).toEqual(value);
    expect(await connect(port, 'another').get('a')).toBeUndefined();
  });

  test('knows nothing of another life of the database', async () => {
    const port = await freePort();
    await start(port);
    await remembered(connect(port), 'a', { b: 1 });
    const other = connect(port, undefined, '7-2');
    await remembered(other, 'b', { b: 2 });
    expect(await other.get('a')).toBeUndefined();
  });

  test('that holds something else is as good as none', async () => {
    const port = await freePort();
    await start(port);
    const memory = connect(port);
    await remembered(memory, 'a', {});
    const other = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
    closing.push(() => other.destroy());
    await other.set('fountainai:1:7-1:a', 'no zstd');
    expect(await memory.get('a')).toBeUndefined();
  });

  test('may vanish and come back', async () => {
    const port = await freePort();
    const server = await start(port);
    const memory = connect(port);
    expect(await remembered(memory, 'a', { b: 1 })).toEqual({ b: 1 });
    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(await memory.get('a')).toBeUndefined();
    expect(warnings).toContain('The shared memory does not answer; going on without it');
    await start(port);
    expect(await remembered(memory, 'a', { b: 2 })).toEqual({ b: 2 });
  });
});
