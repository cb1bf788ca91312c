import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAlive } from '@fountainai/home';
import { type ManagedProcess, startProcess } from '../src/processes.ts';
import { RestartPace } from '@fountainai/postgres';
import { scratchFolder, until, untilGone } from '@fountainai/home/testing/scratch';

const fixtures = join(import.meta.dirname, 'fixtures');

interface Started {
  child: ManagedProcess;
  said: string[];
  logFile: string;
}

async function start(mode = '', options = {}): Promise<Started> {
  const logFile = join(await scratchFolder(), 'logs', 'child.log');
  const said: string[] = [];
  const child = startProcess({
    name: 'child',
    script: join(fixtures, 'child.ts'),
    env: { PATH: process.env['PATH'], MODE: mode },
    logFile,
    say: (line) => said.push(line),
    ...options,
  });
  onTestFinished(() => child.stop({ hurry: true }));
  return { child, said, logFile };
}

describe('startProcess', () => {
  test('a child is ready when it listens, and stops on request', async () => {
    const { child, said } = await start();
    await child.ready;
    const pid = child.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await child.stop();
    expect(isAlive(pid)).toBe(false);
    expect(said).toEqual([]);
  });

  test('a child that fails to start is reported with its output and not restarted', async () => {
    const { child, said, logFile } = await start('fails');
    await expect(child.ready).rejects.toThrow(
      `child did not start (exit code 3):\n  AUTH_ISSUER is missing\nIts log: ${logFile}`,
    );
    expect(said).toEqual([]);
  });

  test('a missing script is reported as a failure', async () => {
    const { child } = await start('', { script: join(fixtures, 'nowhere.ts') });
    await expect(child.ready).rejects.toThrow('Cannot find module');
  });

  test('a child that never gets ready is ended', async () => {
    const { child } = await start('silent', { readyTimeoutMs: 1_000 });
    await expect(child.ready).rejects.toThrow('it was not ready within 1 s');
    await untilGone(child.pid ?? 0);
  });

  test('a killed child is restarted, with a message', async () => {
    const { child, said } = await start();
    await child.ready;
    const first = child.pid ?? 0;
    process.kill(first, 'SIGKILL');
    await until('there is another', () => child.pid !== first && isAlive(child.pid ?? 0));
    expect(said).toEqual([
      expect.stringContaining('child stopped (killed by SIGKILL); starting it again in 0.3 s.'),
    ]);
  });

  test('a child that exits is reported with exit code, last line and log', async () => {
    const { child, said, logFile } = await start('dies');
    await child.ready;
    await until('it died twice', () => said.length >= 2);
    expect(said[0]).toContain('(exit code 7)');
    expect(said[0]).toContain(`Last line: the ink is dry Log: ${logFile}`);
    expect(said[1]).toContain('in 0.5 s');
  });

  test('no child starts during a stop', async () => {
    const { child, said } = await start('dies');
    await child.ready;
    await until('it died', () => said.length === 1);
    await child.stop();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(isAlive(child.pid ?? 0)).toBe(false);
    expect(said).toHaveLength(1);
  });

  test('a child that does not stop is killed', async () => {
    const { child, said } = await start('deaf', { stopTimeoutMs: 300 });
    await child.ready;
    await child.stop();
    expect(isAlive(child.pid ?? 0)).toBe(false);
    expect(said).toEqual(['child does not stop; ending it.']);
  });

  test('a child has its own process group, so Ctrl-C in the terminal does not reach it', async () => {
    const { child, logFile } = await start();
    await child.ready;
    const group = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[2];
    expect(Number(group)).toBe(child.pid);
    expect(await readFile(logFile, 'utf8')).toBe('');
  });

  test('a child exits when its parent is killed', async () => {
    const folder = await scratchFolder();
    const parent = fork(join(fixtures, 'starts-child.ts'), [folder, '', '60000']);
    const [{ pid }] = (await once(parent, 'message')) as [{ pid: number }];
    onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
    parent.kill('SIGKILL');
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  });

  test('a child that ignores the death of its parent is killed after its grace period', async () => {
    const folder = await scratchFolder();
    const parent = fork(join(fixtures, 'starts-child.ts'), [folder, 'deaf', '4000']);
    const [{ pid }] = (await once(parent, 'message')) as [{ pid: number }];
    onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')));
    parent.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(isAlive(pid)).toBe(true);
    await untilGone(pid);
  });
});

describe('RestartPace', () => {
  test('the delay grows, and at most five restarts happen in a minute', () => {
    const pace = new RestartPace();
    const starts: number[] = [];
    for (let now = 0; now < 600_000;) {
      now += pace.next(now);
      starts.push(now);
    }
    expect(starts.slice(0, 5)).toEqual([250, 750, 1750, 3750, 7750]);
    starts.forEach((first, index) =>
      expect((starts[index + 5] ?? Infinity) - first).toBeGreaterThanOrEqual(60_000),
    );
  });

  test('the delay starts again after a quiet minute', () => {
    const pace = new RestartPace();
    pace.next(0);
    pace.next(1_000);
    expect(pace.next(100_000)).toBe(250);
  });
});
