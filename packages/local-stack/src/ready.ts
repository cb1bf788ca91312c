import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '@fountainai/home';

/** Waits until each service's /ready answers 200. @throws Error that names the services that do not */
export async function waitUntilReady(
  urls: Record<string, string>,
  { timeoutMs = 60_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const waits = Object.entries(urls).map(async ([name, url]) => {
    for (;;) {
      const problem = await problemAt(`${url}/ready`, signal);
      if (problem === undefined) return undefined;
      if (Date.now() > deadline) return `${name} is not ready (${problem}): ${url}/ready`;
      await sleep(200, undefined, signal ? { signal } : {});
    }
  });
  const problems = (await Promise.all(waits)).filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function problemAt(url: string, signal: AbortSignal | undefined): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(3_000);
  try {
    const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    await response.arrayBuffer();
    return response.status === 200 ? undefined : `status ${response.status}`;
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) return 'no answer';
    return messageOf(error instanceof Error && error.cause ? error.cause : error);
  }
}
