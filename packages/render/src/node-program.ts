import { fileURLToPath } from 'node:url';
import type { RenderOptions } from './renderer.ts';
import { runProcess } from './run-process.ts';
import { ToolFailedError, ToolLimitError } from './tool-errors.ts';

const wasmPageBytes = 65_536;

/**
 * Runs a program of this folder in its own process with the given working directory, so that it can be killed and its
 * memory limited.
 * @throws ToolTimeoutError, ToolLimitError, ToolFailedError; or the signal's reason.
 */
export async function runNodeProgram(
  tool: 'draw-svg' | 'unite-svg',
  args: string[],
  { folder, signal, limits }: RenderOptions,
): Promise<{ output: string }> {
  const flags = [
    `--max-old-space-size=${Math.floor(limits.memoryBytes / 2 ** 20)}`,
    `--wasm-max-mem-pages=${Math.floor(limits.memoryBytes / wasmPageBytes)}`,
  ];
  const program = fileURLToPath(new URL(`programs/${tool}.ts`, import.meta.url));
  const ended = await runProcess(process.execPath, [...flags, program, String(limits.fileBytes), ...args], {
    tool,
    signal,
    timeMs: limits.timeMs,
    folder,
  });
  const { exitCode, endedBy, output } = ended;
  if (exitCode === 0) return { output };
  if (/heap out of memory|out of bounds|Cannot enlarge memory|bad_alloc|OOM|memory access/i.test(output))
    throw new ToolLimitError(tool, 'wanted too much memory', output);
  throw new ToolFailedError(tool, `ended with ${exitCode ?? endedBy}`, output);
}
