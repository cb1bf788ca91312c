import { spawn } from 'node:child_process';
import { collectTail } from './tail.ts';
import { ToolFailedError, ToolTimeoutError } from './tool-errors.ts';

export interface ProcessOptions {
  /** What it is called in errors. */
  tool: string;
  signal: AbortSignal;
  timeMs: number;
  /** Where it runs; by default where this process does. */
  folder?: string;
}

export interface Ended {
  exitCode: number | null;
  endedBy: NodeJS.Signals | null;
  /** The last lines of what it printed. */
  output: string;
}

/**
 * Runs a program without environment and input, and reads what it prints to the end. It is killed when its time is over.
 *
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
    signal: AbortSignal.any([signal, timeout]),
    killSignal: 'SIGKILL',
  });
  const tail = collectTail([child.stdout, child.stderr]);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  await new Promise((resolve) => child.once('close', resolve));
  signal.throwIfAborted();
  if (timeout.aborted) throw new ToolTimeoutError(tool, `took longer than ${timeMs} ms`, tail.text());
  if (failure) throw new ToolFailedError(tool, 'could not be started', failure.message);
  return { exitCode: child.exitCode, endedBy: child.signalCode, output: tail.text() };
}
