import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { isAlive } from '../process-identity.ts';

/** A folder of the test's own, closed to other users as mktemp makes it, removed when the test ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** The same for a whole test file, which removes it itself. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'fountain-test-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** A home in such a folder. */
export async function scratchHome(): Promise<string> {
  const home = join(await scratchFolder(), '.fountain');
  await mkdir(home);
  return home;
}

/** Waits until something holds; long enough for a machine that others have most of. */
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
