import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere, writePrivateOnce } from './files.ts';
import { processIdentity } from './process-identity.ts';

/** A lock held by this process, or the pid of the process that holds it. */
export type LockAttempt = { release: () => void } | { heldBy: number };

/** Takes a lock file unless a living process holds it; replaces the lock of a dead process. */
export async function tryLock(file: string): Promise<LockAttempt> {
  const mine = `${process.pid} ${processIdentity(process.pid)}\n`;
  for (;;) {
    if (await writePrivateOnce(file, mine)) return { release: () => rmSync(file, { force: true }) };
    const theirs = await readIfThere(file);
    if (theirs === undefined) continue;
    const pid = Number.parseInt(theirs, 10);
    if (theirs === `${pid} ${processIdentity(pid)}\n`) return { heldBy: pid };
    rmSync(file, { force: true });
  }
}

/** Runs `work` under a lock file; waits up to ten seconds for the lock. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const attempt = await tryLock(file);
    if ('release' in attempt) {
      try {
        return await work();
      } finally {
        attempt.release();
      }
    }
    if (Date.now() > deadline) throw new Error(`${file} is held by process ${attempt.heldBy}.`);
    await sleep(20);
  }
}
