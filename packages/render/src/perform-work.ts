import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Work } from './perform-child.ts';
import type { RenderOptions } from './renderer.ts';
import { collectTail } from './tail.ts';
import { ToolFailedError, ToolLimitError, ToolTimeoutError } from './tool-errors.ts';

const child = fileURLToPath(new URL('./perform-child.ts', import.meta.url));
const mebibyte = 2 ** 20;

/**
 * Has a piece of work done in a process of its own, which is killed when its time or the caller's patience is over.
 *
 * @returns what the work gives
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

/** What it answered before it ended; undefined when it was killed or broke. */
async function answerOf(worker: ChildProcess, work: Work): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  worker.once('message', (message) => (answer = message as Answer));
  // Killed on purpose: the caller knows why.
  worker.once('error', () => undefined);
  worker.send(work, () => undefined);
  await new Promise((resolve) => worker.once('close', resolve));
  return answer;
}
