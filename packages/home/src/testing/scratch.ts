import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { isAlive } from '../process-identity.ts';

/** Makes a folder with mode 700 for one test; it is removed at the end of the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** Makes a folder for a test file, which removes it itself. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'fountain-test-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Makes a home in a scratch folder. */
export async function scratchHome(): Promise<string> {
  const home = join(await scratchFolder(), '.fountain');
  await mkdir(home);
  return home;
}

/** Waits until a condition holds, with a timeout that suits a busy machine. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = 25_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(20);
  }
}

export async function untilGone(pid: number): Promise<void> {
  await until(`process ${pid} is gone`, () => !isAlive(pid));
}
