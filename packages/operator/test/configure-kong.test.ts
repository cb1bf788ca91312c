import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeClone } from './deploy/clone.ts';
import { startMachine } from './deploy/machine.ts';
import { scratchFolder } from '@fountainai/home/testing/scratch';

/** A simulated machine with a running Kong, clients and scripts/configure-kong. */
async function machineWithKong() {
  const clone = await scratchFolder();
  const volumes = await scratchFolder();
  await makeClone(clone);
  const machine = await startMachine(clone, volumes, { '1.0': { ready: true, status: 200 } });
  onTestFinished(() => machine.stop());
  const env = {
    PATH: process.env['PATH'],
    COMPOSE: join(import.meta.dirname, 'deploy/compose'),
    STAND_IN: machine.url,
  };
  const configure = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      execFile('bash', ['scripts/configure-kong', ...args], { cwd: clone, env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, output: out + err }),
      );
    });
  const file = join(clone, 'kong/kong.yml');
  const change = async (from: string, to: string) =>
    writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to));
  const stored = () => readFile(join(volumes, 'gateway/kong.yml'), 'utf8');
  return { ...machine, configure, change, stored };
}

test('a changed file is shown, loaded into the running Kong and stored without losing a request', async () => {
  const { configure, change, stored, kong, seen } = await machineWithKong();
  await change('paths: [/]', 'paths: [/, /more]');
  const { code, output } = await configure();
  expect([code, output]).toEqual([0, expect.stringMatching(/^\+.*\/more/m)]);
  expect(kong.posted).toEqual([await stored()]);
  expect(await stored()).toContain('/more');
  const before = seen.length;
  await expect.poll(() => seen.length).toBeGreaterThan(before + 20);
  expect(seen.filter(({ status }) => status !== 200)).toEqual([]);

  expect(await configure()).toEqual({ code: 0, output: 'The file is the same as before.\n' });
});

test('a dry run loads nothing into Kong', async () => {
  const { configure, change, stored, kong } = await machineWithKong();
  const before = await stored();
  await change('paths: [/]', 'paths: [/, /more]');
  expect(await configure('--dry-run')).toMatchObject({ code: 0, output: expect.stringContaining('/more') });
  await change('strip_path: false', 'strip: false');
  const refused = await configure('--dry-run');
  expect([refused.code, refused.output]).toEqual([
    1,
    expect.stringMatching(/strip: not served[^]*Kong refuses/),
  ]);
  expect([kong.posted, await stored()]).toEqual([[], before]);
});

test("a file that Kong refuses is reported with Kong's reasons and changes nothing", async () => {
  const { configure, change, stored, seen } = await machineWithKong();
  const before = await stored();
  await change('strip_path: false', 'strip: false');
  const { code, output } = await configure();
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/Kong answers 400: .*strip: not served[^]*what Kong had goes on/),
  ]);
  expect(await stored()).toBe(before);
  const soFar = seen.length;
  await expect.poll(() => seen.length).toBeGreaterThan(soFar + 20);
  expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
});

test('a Kong that cannot load now or does not answer is reported', async () => {
  const { configure, change, stored, kong } = await machineWithKong();
  const before = await stored();
  await change('paths: [/]', 'paths: [/, /more]');
  kong.setExiting(true);
  for (const options of [[], ['--stored']])
    expect(await configure(...options)).toMatchObject({
      code: 1,
      output: expect.stringContaining('Kong answers 503: {"message":"Kong currently exiting"}'),
    });
  kong.stop();
  expect(await configure()).toMatchObject({
    code: 1,
    output: expect.stringContaining('Kong does not answer'),
  });
  expect(await stored()).toBe(before);
});

test('--stored loads the stored file instead of kong/kong.yml', async () => {
  const { configure, change, stored, kong } = await machineWithKong();
  await change('paths: [/]', 'paths: [/, /more]');
  expect(await configure('--stored')).toEqual({ code: 0, output: '' });
  expect(kong.posted).toEqual([await stored()]);
  expect(await stored()).not.toContain('/more');
});
