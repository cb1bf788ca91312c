import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not undefined or false. @throws Error when that takes too long */
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

/** Whether a process lives. A child of ours that has ended was collected already. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
