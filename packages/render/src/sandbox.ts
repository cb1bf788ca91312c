import { constants } from 'node:os';
import type { RenderOptions } from './renderer.ts';
import { runProcess } from './run-process.ts';
import { sandboxArgs } from './sandbox-args.ts';
import { ToolFailedError, ToolLimitError } from './tool-errors.ts';

const { SIGKILL, SIGXCPU, SIGXFSZ } = constants.signals;

/**
 * Runs a program of this machine (its name, as in /usr/bin) where it sees nothing but itself, its libraries and `folder`,
 * which is its working directory and all it can write to; paths in `args` are relative to it. No network, no environment,
 * no input. Memory, processor time and the size of each file are limited by the kernel; whatever it started ends with it.
 *
 * @returns the last lines of what it printed.
 * @throws ToolTimeoutError, ToolLimitError, ToolFailedError; or the signal's reason.
 */
export async function runSandboxed(
  tool: string,
  args: string[],
  { folder, signal, limits }: RenderOptions,
): Promise<{ output: string }> {
  const { exitCode, output } = await runProcess(
    '/usr/bin/bwrap',
    [...sandboxArgs(folder, limits), tool, ...args],
    { tool, signal, timeMs: limits.timeMs },
  );
  if (exitCode !== 0) throw exitError(tool, exitCode, output);
  return { output };
}

/** bwrap ends with 128 and the signal's number when a signal ended the program. */
function exitError(tool: string, exitCode: number | null, output: string): Error {
  const endedBy = (exitCode ?? 0) - 128;
  const said = (pattern: RegExp) => pattern.test(output);
  // At the hard limit of processor time the kernel sends SIGKILL.
  if (endedBy === SIGXCPU || endedBy === SIGKILL)
    return new ToolLimitError(tool, 'used up its processor time', output);
  if (endedBy === SIGXFSZ || said(/file (?:too large|size limit)|no space left/i))
    return new ToolLimitError(tool, 'wrote too large a file', output);
  if (said(/out of memory|cannot (?:re)?allocate|bad_alloc|memory exhausted|too many heap sections/i))
    return new ToolLimitError(tool, 'wanted too much memory', output);
  return new ToolFailedError(tool, `ended with ${exitCode}`, output);
}
