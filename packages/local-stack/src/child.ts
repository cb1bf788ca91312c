import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { lastLines, openLog } from '@fountainai/home';

/** What runs as a child: a script of ours, with an environment of its own, writing to a log. */
export interface ChildSpec {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** How long it may go on without its parent. */
  graceMs?: number;
}

/** One life of a child process. */
export interface Child {
  pid: number | undefined;
  /** True once it said over IPC that it listens, false if it ended before. */
  ready: Promise<boolean>;
  /** How it ended, in words. */
  ended: Promise<string>;
  /** The last things it wrote in this life. */
  lastWords(count: number): string[];
  kill(signal: NodeJS.Signals): void;
}

/**
 * For V8, as the images have it: a young generation that stays small, and an old one that is collected once it has grown by
 * a fifth. What that is worth is in docs/performance.md.
 */
export const heapFlags = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

const guard = (graceMs: number) => new URL(`./child-guard.ts?graceMs=${graceMs}`, import.meta.url).href;

/** Spawns a child in a session of its own, so that Ctrl-C in the terminal reaches only its parent. */
export function spawnChild({ script, env, logFile, graceMs = 12_000 }: ChildSpec): Child {
  const { fd, from } = openLog(logFile);
  const child = spawn(process.execPath, [...heapFlags, '--import', guard(graceMs), script], {
    env,
    detached: true,
    stdio: ['ignore', fd, fd, 'ipc'],
  });
  closeSync(fd);
  const ended = endOf(child);
  const ready = new Promise<boolean>((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'type' in message && message.type === 'ready') resolve(true);
    });
    void ended.then(() => resolve(false));
  });
  return {
    pid: child.pid,
    ready,
    ended,
    lastWords: (count) => lastLines(logFile, from, count),
    kill: (signal) => void child.kill(signal),
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `killed by ${signal}` : `exit code ${code}`));
  });
}
