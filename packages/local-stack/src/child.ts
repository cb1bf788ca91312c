import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { lastLines, openLog } from '@fountainai/home';

/** A child process: our script, its environment and its log file. */
export interface ChildSpec {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Milliseconds that the child may run without its parent. */
  graceMs?: number;
}

/** One run of a child process. */
export interface Child {
  pid: number | undefined;
  /** True when the child reports over IPC that it listens, false when it ends first. */
  ready: Promise<boolean>;
  /** Describes how the child ended. */
  ended: Promise<string>;
  /** Returns the last lines that the child wrote in this run. */
  lastWords(count: number): string[];
  kill(signal: NodeJS.Signals): void;
}

/**
 * V8 flags, the same as in the images. The young generation stays small, and V8 collects the old one after a growth of
 * 20 %. docs/performance.md has the measurements.
 */
export const heapFlags = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

const guard = (graceMs: number) => new URL(`./child-guard.ts?graceMs=${graceMs}`, import.meta.url).href;

/** Spawns a child in its own session, so that Ctrl-C in the terminal reaches only the parent. */
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
