import { spawn } from 'node:child_process';
import { collectTail } from './tail.ts';
import { ToolFailedError, ToolTimeoutError } from './tool-errors.ts';

/** No kill before this time: at its very start bwrap has not yet tied its children to its own end. */
const startMs = 100;

export interface ProcessOptions {
  /** The name in error messages. */
  tool: string;
  signal: AbortSignal;
  timeMs: number;
  /** The working directory; by default that of this process. */
  folder?: string;
}

export interface Ended {
  exitCode: number | null;
  endedBy: NodeJS.Signals | null;
  /** The last lines of its output. */
  output: string;
}

/**
 * Runs a program without environment and input, and reads its output to the end. It is killed at the time limit.
 * @throws ToolTimeoutError; ToolFailedError when it cannot be started; the signal's reason.
 */
export async function runProcess(command: string, args: string[], options: ProcessOptions): Promise<Ended> {
  const { tool, signal, timeMs, folder } = options;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(timeMs);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
    cwd: folder,
    // A process group, which is killed as a whole.
    detached: true,
  });
  const startedAt = performance.now();
  const stop = AbortSignal.any([signal, timeout]);
  const kill = () => setTimeout(() => killGroup(child.pid), startedAt + startMs - performance.now());
  stop.addEventListener('abort', kill);
  const tail = collectTail([child.stdout, child.stderr]);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  await new Promise((resolve) => child.once('close', resolve));
  stop.removeEventListener('abort', kill);
  signal.throwIfAborted();
  if (timeout.aborted) throw new ToolTimeoutError(tool, `took longer than ${timeMs} ms`, tail.text());
  if (failure) throw new ToolFailedError(tool, 'could not be started', failure.message);
  return { exitCode: child.exitCode, endedBy: child.signalCode, output: tail.text() };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
