import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeClone } from './deploy/clone.ts';
import { type Release, startMachine } from './deploy/machine.ts';
import { scratchFolder } from '@fountainai/home/testing/scratch';

const well: Release = { ready: true, status: 200 };
/** A simulated machine on which 1.0 is live, with clients and scripts/deploy. */
async function machineWith(releases: Record<string, Release>, watchSeconds = 0.4) {
  const clone = await scratchFolder();
  await makeClone(clone);
  const machine = await startMachine(clone, await scratchFolder(), { '1.0': well, ...releases });
  onTestFinished(() => machine.stop());
  const begin = (...args: string[]) => {
    const child = spawn('bash', ['scripts/deploy', ...args], {
      cwd: clone,
      env: {
        PATH: process.env['PATH'],
        COMPOSE: join(import.meta.dirname, 'deploy/compose'),
        STAND_IN: machine.url,
        WATCH_SECONDS: String(watchSeconds),
        DRAIN_SECONDS: '0.1',
        READY_SECONDS: '1',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
    return { child, ended, output: () => output };
  };
  const deploy = (...args: string[]) => begin(...args).ended;
  return { ...machine, begin, deploy, dotEnv: () => readFile(join(clone, '.env'), 'utf8') };
}

type Machine = Awaited<ReturnType<typeof machineWith>>;
const failures = ({ seen }: Machine) => seen.filter(({ status }) => status !== 200);
/** Returns the releases that answer from now on. */
async function answersNow({ seen }: Machine): Promise<string[]> {
  const before = seen.length;
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBeGreaterThan(before + 40);
  // Requests that were already running do not count.
  return [...new Set(seen.slice(before + 10).map(({ by }) => by))];
}

test('traffic moves to the new release in steps, and no request fails', async () => {
  const machine = await machineWith({ '2.0': well });
  expect(await machine.deploy('2.0')).toMatchObject({
    code: 0,
    output: expect.stringContaining('green is live'),
  });
  for (const share of [10, 50]) {
    const seen = machine.seen.filter((each) => each.share === share);
    const part = (seen.filter(({ by }) => by === '2.0').length * 100) / seen.length;
    expect(part).toBeGreaterThan(share * 0.7);
    expect(part).toBeLessThan(share * 1.3);
  }
  expect(await answersNow(machine)).toEqual(['2.0']);
  expect(failures(machine)).toEqual([]);
  expect(machine.running()).toEqual(['one-green 2.0', 'two-green 2.0']);
  expect(await machine.dotEnv()).toBe(
    'COMPOSE_FILE=docker-compose.yml:docker-compose.green.yml\nVERSION=2.0\n',
  );

  expect(await machine.deploy('2.0')).toMatchObject({ code: 0, output: 'deploy: 2.0 is live already\n' });

  expect(await machine.deploy('--rollback')).toMatchObject({ code: 0 });
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(failures(machine)).toEqual([]);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);
  expect(await machine.dotEnv()).toContain('VERSION=1.0\n');
});

test('the schemas are migrated once, before the new release starts', async () => {
  const machine = await machineWith({ '2.0': well });
  await machine.deploy('2.0');
  const before = 'beside one 1.0, two 1.0';
  expect(machine.jobs).toEqual([`roles 2.0 ${before}`, `migrations 2.0 ${before}`]);
  await machine.deploy('--rollback');
  expect(machine.jobs).toHaveLength(2);
});

test('a release whose migration fails is not started', async () => {
  const machine = await machineWith({ '2.0': { ...well, stuck: true } });
  const { code, output } = await machine.deploy('2.0');
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/Not migrated: one[^]*could not be brought up to date/),
  ]);
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);
});

test('a release that answers 500 loses its traffic, and no other request fails', async () => {
  const machine = await machineWith({ '2.0': { ready: true, status: 500 } }, 20);
  const { code, output } = await machine.deploy('2.0');
  expect([code, output]).toEqual([1, expect.stringMatching(/answers were errors[^]*back to blue/)]);
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(new Set(failures(machine).map(({ by, status }) => `${by} ${status}`))).toEqual(new Set(['2.0 500']));
  expect(Math.max(...machine.seen.map(({ share }) => share))).toBe(10);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);

  // A failed release is no target of a rollback.
  const back = await machine.deploy('--rollback');
  expect([back.code, back.output]).toEqual([1, expect.stringContaining('there is no former release')]);
  expect(await answersNow(machine)).toEqual(['1.0']);
});

test('a release that is not ready gets no request', async () => {
  const machine = await machineWith({ '2.0': { ready: false, status: 200 } });
  const { code, output } = await machine.deploy('2.0');
  expect([code, output]).toEqual([1, expect.stringContaining('2.0 does not start')]);
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(new Set(machine.seen.map(({ by }) => by))).toEqual(new Set(['1.0']));
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);
});

test('an interrupted deployment restores the old state; after a kill the next command does', async () => {
  const machine = await machineWith({ '2.0': well });
  const until = async (text: string) => {
    const run = machine.begin('2.0');
    await expect.poll(run.output, { timeout: 20_000 }).toContain(text);
    return run;
  };
  const interrupted = await until('50 of 100');
  interrupted.child.kill('SIGTERM');
  expect((await interrupted.ended).code).toBe(130);
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);

  const killed = await until('50 of 100');
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(await answersNow(machine)).toEqual(expect.arrayContaining(['1.0', '2.0']));
  const { code, output } = await machine.deploy('2.0');
  expect([code, output]).toEqual([0, expect.stringContaining('was cut short')]);
  expect(await answersNow(machine)).toEqual(['2.0']);
  expect(failures(machine)).toEqual([]);
});

test('when Kong does not load the file, the suggested command goes back and not forward', async () => {
  const machine = await machineWith({ '2.0': well });
  machine.kong.setExiting(true);
  const { code, output } = await machine.deploy('2.0');
  expect([code, output]).toEqual([1, expect.stringContaining('repeat scripts/deploy --rollback')]);
  machine.kong.setExiting(false);
  expect(await machine.deploy('--rollback')).toMatchObject({ code: 0 });
  expect(await answersNow(machine)).toEqual(['1.0']);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);
});

test('a dry run prints the steps and does nothing', async () => {
  const machine = await machineWith({ '2.0': well });
  const { code, output } = await machine.deploy('--dry-run', '2.0');
  expect([code, output]).toEqual([
    0,
    expect.stringContaining('2.0 as green, beside blue: one-green two-green'),
  ]);
  expect(machine.running()).toEqual(['one 1.0', 'two 1.0']);
  await expect(machine.dotEnv()).rejects.toThrow('ENOENT');
});

test('wrong usage is reported, and nothing starts', async () => {
  const machine = await machineWith({});
  for (const args of [[], ['--what'], ['2.0', '3.0'], ['--rollback', '2.0'], ['a b'], ['-rf']])
    expect([args, (await machine.deploy(...args)).code]).toEqual([args, 2]);
  expect(await machine.deploy('--help')).toMatchObject({ code: 0, output: expect.stringMatching(/^Usage/) });
});
