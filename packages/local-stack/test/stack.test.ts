import { createServer } from 'node:net';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { serviceNames } from '@fountainai/contracts';
import { describe, expect, onTestFinished, test } from 'vitest';
import { livingPostmaster, startPostgres } from '@fountainai/postgres';
import { homeFiles, isAlive } from '@fountainai/home';
import { type Stack, type StackOptions, startStack } from '../src/stack.ts';
import { waitUntilReady } from '../src/ready.ts';
import { fakeClone, fakeMain, newClone } from './fake-clone.ts';
import { until } from '@fountainai/home/testing/scratch';

async function started(options: StackOptions): Promise<Stack> {
  const stack = await startStack(options);
  onTestFinished(() => stack.stop({ hurry: true }));
  return stack;
}

async function envOf(url = ''): Promise<Record<string, string>> {
  const { env } = (await (await fetch(url)).json()) as { env: Record<string, string> };
  return env;
}

describe('startStack', () => {
  test('starts and stops everything', async () => {
    const options = await newClone();
    const stack = await started(options);
    await waitUntilReady(stack.urls);
    expect(stack.processes.map(({ name }) => name)).toEqual([...serviceNames, 'gateway']);
    expect(await readFile(join(options.home, 'token'), 'utf8')).toBe(stack.token);
    const pids = [...stack.processes, stack.postgres].map((one) => one?.pid ?? 0);
    expect(pids.every(isAlive)).toBe(true);
    await stack.stop();
    expect(pids.some(isAlive)).toBe(false);
  });

  test('a service gets its variables and none of our secrets', async () => {
    const options = await fakeClone();
    options.env = {
      ...options.env,
      LANG: 'C.UTF-8',
      AWS_SECRET_ACCESS_KEY: 'secret',
      NODE_OPTIONS: '--no-warnings',
    };
    const { urls, home } = await started(options);
    const env = await envOf(urls['script']);
    expect(env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: String(options.ports['script']),
      AUTH_JWKS_FILE: join(home, 'jwks.json'),
      AUTH_REVOKED_FILE: join(home, 'revoked.json'),
      AUTH_ISSUER: 'https://fountain.coach',
      AUTH_AUDIENCE: 'fountain',
      SEQUENCE_URL: urls['sequence'],
      CHARACTER_URL: urls['character'],
      SCRIPT_URL: urls['script'],
      SESSION_CONTEXT_URL: urls['session-context'],
      NODE_ENV: 'production',
      NODE_OPTIONS: '--no-warnings',
      NODE_COMPILE_CACHE: expect.stringMatching(/node_modules.\.cache.node-compile$/),
      LANG: 'C.UTF-8',
    });
    expect(new URL(env['DATABASE_URL'] ?? '').username).toBe('fountain_script');
    expect(JSON.stringify(env)).not.toContain('_owner');
    expect(env).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
    const gateway = await envOf(urls['gateway']);
    expect(gateway).toMatchObject({
      KONG_FILE: join(home, 'kong.yml'),
      PORT: String(options.ports['gateway']),
    });
    expect(gateway).not.toHaveProperty('DATABASE_URL');
    expect((await stat(join(home, 'kong.yml'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(home, 'kong.yml'), 'utf8')).toContain(
      `target: ${new URL(urls['story-factory']!).host}`,
    );
  });

  test('a taken port is reported before anything starts', async () => {
    const options = await newClone();
    const server = createServer().listen(options.ports['sequence'], '127.0.0.1');
    onTestFinished(() => void server.close());
    await expect(started(options)).rejects.toThrow(
      `Port ${options.ports['sequence']} (sequence) is taken. Stop what uses it or set SEQUENCE_PORT.`,
    );
    await expect(stat(join(options.home, 'postgres'))).rejects.toThrow('ENOENT');
  });

  test('without a gateway its port may be taken', async () => {
    const options = { ...(await fakeClone()), gateway: false };
    const server = createServer().listen(options.ports['gateway'], '127.0.0.1');
    onTestFinished(() => void server.close());
    expect((await started(options)).urls).not.toHaveProperty('gateway');
  });

  test('a second start in the same home reports the running process', async () => {
    const options = await fakeClone();
    await started(options);
    await expect(started(options)).rejects.toThrow(`FountainAI already runs here (process ${process.pid}).`);
  });

  test('when one service fails, all stop and its output is shown; the next start works', async () => {
    const options = await fakeClone({ script: 'fails' });
    await expect(started(options)).rejects.toThrow(
      /^script did not start \(exit code 3\):\n  AUTH_ISSUER is missing/,
    );
    expect(await livingPostmaster(join(options.home, 'postgres'))).toBeUndefined();
    await fakeMain(join(options.root, 'services', 'script'));
    const { token } = await started(options);
    expect(token).toBe(await readFile(join(options.home, 'token'), 'utf8'));
  });

  test('a service that is not ready is reported', async () => {
    const { urls } = await started(await fakeClone({ character: 'unready' }));
    await expect(waitUntilReady(urls, { timeoutMs: 500 })).rejects.toThrow(
      new Error(`character is not ready (status 503): ${urls['character']}/ready`),
    );
  });

  test('a stop during the start leaves no process behind', async () => {
    const options = await fakeClone({ script: 'silent' });
    const abort = new AbortController();
    const start = startStack({ ...options, signal: abort.signal });
    await until('services start', () => options.said.some((line) => line.startsWith('Starting sequence')));
    abort.abort(new Error('enough'));
    await expect(start).rejects.toThrow('enough');
    expect(await livingPostmaster(join(options.home, 'postgres'))).toBeUndefined();
  });

  test("given databases are used, a service's own variable has priority, and our PostgreSQL does not start", async () => {
    const { postgres: dataDir, log } = homeFiles((await fakeClone()).home);
    const postgres = await startPostgres({ dataDir, logFile: log('postgres'), durable: false });
    onTestFinished(() => postgres.stop({ hurry: true }));
    const { adminUrl } = postgres;
    const options = { ...(await fakeClone()), gateway: false };
    options.env = {
      ...options.env,
      DATABASE_URL: adminUrl,
      SCRIPT_DATABASE_URL: adminUrl.replace(/fountain$/, 'postgres'),
    };
    const stack = await started(options);
    expect(stack.postgres).toBeUndefined();
    const databases = [stack.urls['sequence'], stack.urls['script']].map(async (url) => {
      return new URL((await envOf(url))['DATABASE_URL'] ?? '').pathname;
    });
    expect(await Promise.all(databases)).toEqual(['/fountain', '/postgres']);
  });

  test('an unreachable database is reported with its variable', async () => {
    const options = await newClone();
    options.env = { ...options.env, DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/plays' };
    await expect(started(options)).rejects.toThrow(
      /^The database of sequence \(from DATABASE_URL\) could not be prepared: Cannot connect to PostgreSQL at 127.0.0.1:1/,
    );
  });
});
