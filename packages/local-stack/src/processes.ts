import { setTimeout as sleep } from 'node:timers/promises';
import { shorten } from '@fountainai/contracts';
import { type Child, type ChildSpec, spawnChild } from './child.ts';
import { RestartPace } from '@fountainai/postgres';

export interface ProcessOptions extends ChildSpec {
  say?: (line: string) => void;
  readyTimeoutMs?: number;
  stopTimeoutMs?: number;
}

/** A child that is restarted when it dies, until `stop` is called. */
export interface ManagedProcess {
  name: string;
  readonly pid: number | undefined;
  /** Resolves when the child first listens; rejects with the child's last lines when it ends first. */
  ready: Promise<void>;
  stop(options?: { hurry?: boolean }): Promise<void>;
}

/** Starts a child and restarts it when it dies. */
export function startProcess(options: ProcessOptions): ManagedProcess {
  const { name, logFile, say = console.error, stopTimeoutMs = 12_000 } = options;
  const pace = new RestartPace();
  const stopping = new AbortController();
  let child = spawnChild(options);
  const ready = firstReady(child, options);
  // Rejects only when the child never listened, which `ready` reports.
  void keepRunning().catch(() => {});

  async function keepRunning(): Promise<void> {
    await ready;
    for (;;) {
      const how = await child.ended;
      if (stopping.signal.aborted) return;
      const waitMs = pace.next();
      const [words = ''] = child.lastWords(1);
      const last = words && ` Last line: ${shorten(words, 300)}`;
      const seconds = (waitMs / 1000).toFixed(1);
      say(`${name} stopped (${how}); starting it again in ${seconds} s.${last} Log: ${logFile}`);
      await sleep(waitMs, undefined, { signal: stopping.signal });
      child = spawnChild(options);
    }
  }

  return {
    name,
    get pid() {
      return child.pid;
    },
    ready,
    async stop({ hurry = false } = {}) {
      stopping.abort();
      child.kill(hurry ? 'SIGKILL' : 'SIGTERM');
      const late = setTimeout(() => {
        say(`${name} does not stop; ending it.`);
        child.kill('SIGKILL');
      }, stopTimeoutMs);
      await child.ended;
      clearTimeout(late);
    },
  };
}

async function firstReady(
  child: Child,
  { name, logFile, readyTimeoutMs = 60_000 }: ProcessOptions,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), readyTimeoutMs);
  });
  const outcome = await Promise.race([child.ready, timeout]);
  clearTimeout(timer);
  if (outcome === true) return;
  const how = outcome === 'late' ? `it was not ready within ${readyTimeoutMs / 1000} s` : await child.ended;
  if (outcome === 'late') child.kill('SIGKILL');
  const words = child.lastWords(15).map((line) => `  ${line}`);
  throw new Error([`${name} did not start (${how}):`, ...words, `Its log: ${logFile}`].join('\n'));
}
