import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Work } from './perform-child.ts';
import type { RenderOptions } from './renderer.ts';
import { collectTail } from './tail.ts';
import { ToolFailedError, ToolLimitError, ToolTimeoutError } from './tool-errors.ts';

const child = fileURLToPath(new URL('./perform-child.ts', import.meta.url));
const mebibyte = 2 ** 20;

/**
 * Runs a piece of work in its own process, which is killed at the time limit or by the caller's signal.
 * @returns the result of the work
 * @throws ToolTimeoutError, ToolLimitError, ToolFailedError; or the signal's reason
 */
export async function workInChild(
  tool: string,
  work: Work,
  { signal, limits }: Pick<RenderOptions, 'signal' | 'limits'>,
): Promise<string | null> {
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(limits.timeMs);
  const worker = fork(child, {
    execArgv: [`--max-old-space-size=${Math.ceil(limits.memoryBytes / mebibyte)}`],
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal: AbortSignal.any([signal, timeout]),
    killSignal: 'SIGKILL',
  });
  const output = collectTail([worker.stdout!, worker.stderr!]);
  const answer = await answerOf(worker, work);
  signal.throwIfAborted();
  if (timeout.aborted) throw new ToolTimeoutError(tool, `took longer than ${limits.timeMs} ms`, '');
  if (answer && 'version' in answer) return answer.version;
  if (answer) throw new ToolFailedError(tool, 'failed', answer.error);
  if (/out of memory/i.test(output.text()))
    throw new ToolLimitError(tool, 'wanted too much memory', output.text());
  throw new ToolFailedError(tool, `ended with ${worker.exitCode ?? worker.signalCode}`, output.text());
}

/** The answer of the process; undefined when it was killed or crashed. */
async function answerOf(worker: ChildProcess, work: Work): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  worker.once('message', (message) => (answer = message as Answer));
  // Killed on purpose: the caller reports the reason.
  worker.once('error', () => undefined);
  worker.send(work, () => undefined);
  await new Promise((resolve) => worker.once('close', resolve));
  return answer;
}
