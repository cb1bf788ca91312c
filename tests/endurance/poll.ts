import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats a request until the answer is not undefined or false.
 * @throws Error after a time limit
 */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs, everyMs = 50 }: { withinMs: number; everyMs?: number },
): Promise<T> {
  for (const until = performance.now() + withinMs; ; await sleep(everyMs)) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > until) throw new Error(`${what}: not within ${withinMs} ms`);
  }
}

/** True while a process runs. An ended child process was reaped already. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
