import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

type Finish = (end: () => void) => void;

const script = fileURLToPath(new URL('fixtures/hangs.ts', import.meta.url));

/** Starts a service whose event loop may hang for `silenceMs`; the default is the service's own. */
async function start(onTestFinished: Finish, silenceMs?: number, flags: string[] = []) {
  const options = silenceMs === undefined ? [] : [String(silenceMs)];
  const child = spawn(process.execPath, [...flags, script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const lines = () => said.join('').split('\n');
  await expect.poll(() => lines()[0], { timeout: 30_000 }).toContain('http');
  return { child, ended, url: lines()[0]!, said: () => lines().slice(1) };
}

describe.concurrent('a process', () => {
  test('with a hanging event loop ends within ten seconds and logs its running operations', async ({
    onTestFinished,
  }) => {
    const { ended, url, said } = await start(onTestFinished);
    const since = Date.now();
    await expect(fetch(`${url}/hang/60000`)).rejects.toThrow();
    expect(await ended).toEqual([null, 'SIGKILL']);
    // A generous bound for a busy machine; the hang itself would take sixty seconds.
    expect(Date.now() - since).toBeLessThan(30_000);
    expect(JSON.parse(said()[0]!)).toMatchObject({
      level: 60,
      inFlight: { hangV1: 1 },
      msg: expect.stringContaining('event loop hangs'),
    });
  });

  test('that is busy for a while continues', async ({ onTestFinished }) => {
    const { url } = await start(onTestFinished, 4_000);
    for (let i = 0; i < 3; i++) expect((await fetch(`${url}/hang/1500`)).status).toBe(200);
    expect((await fetch(`${url}/live`)).status).toBe(200);
  });

  test('that stalled with its machine continues', async ({ onTestFinished }) => {
    const { child, url } = await start(onTestFinished, 1_000);
    for (let i = 0; i < 8; i++) {
      child.kill('SIGSTOP');
      await sleep(1_200);
      child.kill('SIGCONT');
      // Each round pauses at another moment between two beats.
      await sleep(150 + 60 * i);
    }
    expect((await fetch(`${url}/live`)).status).toBe(200);
  });

  test('under a debugger continues', async ({ onTestFinished }) => {
    const { url } = await start(onTestFinished, 1_000, ['--inspect=127.0.0.1:0']);
    await sleep(600);
    expect((await fetch(`${url}/hang/3000`)).status).toBe(200);
  });
});
