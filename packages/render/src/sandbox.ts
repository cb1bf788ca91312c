import { constants } from 'node:os';
import type { RenderOptions } from './renderer.ts';
import { runProcess } from './run-process.ts';
import { sandboxArgs } from './sandbox-args.ts';
import { ToolFailedError, ToolLimitError } from './tool-errors.ts';

const { SIGKILL, SIGXCPU, SIGXFSZ } = constants.signals;

/**
 * Runs an installed program (its name in /usr/bin) in a sandbox. It sees itself, its libraries and `folder`: its
 * working directory, the only folder that it can write to. Paths in `args` are relative to it. There is no network, no
 * environment and no input. The kernel limits memory, processor time and file size, and its child processes end with
 * it.
 * @returns the last lines of its output.
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
