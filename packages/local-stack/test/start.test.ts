import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { livingPostmaster, stopPostmaster } from '@fountainai/postgres';
import { listeners } from '@fountainai/home';
import type { StackOptions } from '../src/stack.ts';
import { fakeClone, fakeMain } from './fake-clone.ts';
import { until } from '@fountainai/home/testing/scratch';

/** The README's time for a first start. */
const startMs = 60_000;

const script = join(import.meta.dirname, 'fixtures', 'runs-start.ts');

const { PATH, NODE_COMPILE_CACHE } = process.env;

interface Run {
  process: ChildProcess;
  out: () => string;
  err: () => string;
  ended: Promise<number | null>;
}

/** Runs `pnpm start` in a fake clone, as a separate process without a terminal. */
function start({ root, ports, home }: StackOptions, ...args: string[]): Run {
  const env = Object.fromEntries(
    listeners.map(({ name, portVariable }) => [portVariable, String(ports[name])]),
  );
  const child = spawn(process.execPath, [script, root, ...args], {
    env: { PATH, NODE_COMPILE_CACHE, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    const left = await livingPostmaster(join(home, 'postgres'));
    if (left) await stopPostmaster(left.pid, true);
  });
  return { process: child, out: () => out, err: () => err, ended };
}

async function untilGreeted(run: Run): Promise<void> {
  await until(
    'it is ready',
    () => run.out().includes('Ctrl-C stops everything.') || run.err() !== '',
    startMs,
  );
}

async function endsCleanly(run: Run, { home }: StackOptions, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  run.process.kill(signal);
  expect(await run.ended).toBe(0);
  expect(run.out()).toMatch(/Stopping.*\nStopped\n$/);
  expect(await livingPostmaster(join(home, 'postgres'))).toBeUndefined();
}

describe('pnpm start', { timeout: 180_000 }, () => {
  test('prints the addresses, and Ctrl-C stops it cleanly', async () => {
    const clone = await fakeClone();
    const run = start(clone);
    await untilGreeted(run);
    expect(run.err()).toBe('');
    expect(run.out()).toContain('Romeo and Juliet: 31 sections, 992 elements, 34 characters');
    const port = clone.ports['gateway'];
    expect(run.out()).toMatch(
      new RegExp(`script +http://scriptmanagement.localhost:${port}/docs +http://127.0.0.1:`),
    );
    const authorization = '-H "Authorization: Bearer $(cat .fountain/token)"';
    const story = `curl ${authorization} "http://storyfactory.localhost:${port}/v1/stories?scriptId=7"`;
    expect(run.out()).toContain(story);
    await endsCleanly(run, clone, 'SIGINT');
  });

  test('its curl commands work when pasted in the clone', async () => {
    const clone = await fakeClone();
    const run = start(clone, '--no-gateway');
    await untilGreeted(run);
    const lines = run
      .out()
      .split('\n')
      .filter((line) => line.startsWith('  curl '));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --fail -sS`], { cwd: clone.root });
      expect(stdout).toContain('"pid"');
    }
  });

  test('SIGTERM stops it cleanly, and the next start does not import the sample again', async () => {
    const clone = await fakeClone();
    const first = start(clone);
    await untilGreeted(first);
    await endsCleanly(first, clone, 'SIGTERM');
    const second = start(clone);
    await untilGreeted(second);
    expect(second.out()).not.toContain('Reading');
    expect(second.out()).toContain('scriptId=7');
  });

  test('a failed import is reported, and the next start tries again', async () => {
    const clone = await fakeClone({ gateway: 'refuses' });
    const first = start(clone);
    await until('it is ready', () => first.out().includes('Ctrl-C stops everything.'), startMs);
    expect(first.err()).toContain('The sample was not imported, the next start tries again: Not today.');
    first.process.kill('SIGTERM');
    await first.ended;
    await fakeMain(join(clone.root, 'packages', 'local-gateway'));
    const second = start(clone);
    await untilGreeted(second);
    expect(JSON.parse(await readFile(join(clone.home, 'sample.json'), 'utf8'))).toMatchObject({
      scriptId: 7,
    });
  });

  test('after kill -9 it starts again and adopts PostgreSQL', async () => {
    const clone = await fakeClone();
    const first = start(clone);
    await untilGreeted(first);
    first.process.kill('SIGKILL');
    await first.ended;
    const second = start(clone);
    await untilGreeted(second);
    expect(second.err()).toBe('');
    expect(second.out()).toContain('PostgreSQL still runs');
  });

  test("a service that does not start ends it with the service's output and exit code 1", async () => {
    const run = start(await fakeClone({ character: 'fails' }));
    expect(await run.ended).toBe(1);
    expect(run.err()).toContain('character did not start (exit code 3):\n  AUTH_ISSUER is missing');
  });

  test('a second order to stop does not wait for a hanging service', async () => {
    const run = start(await fakeClone({ script: 'deaf' }));
    await untilGreeted(run);
    run.process.kill('SIGINT');
    await until('it stops', () => run.out().includes('Stopping'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    const asked = Date.now();
    run.process.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5_000);
  });
});
