import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runSandboxed } from './sandbox.ts';

const run = promisify(execFile);
const mebibyte = 2 ** 20;

export interface NativeTool {
  path: string;
  /** Numbers and dots: `2.24.1`. */
  version: string;
}

const tools = new Map<string, Promise<NativeTool | null>>();
let works: Promise<boolean> | undefined;

/**
 * The versions of the programs when all of them are installed and can run in the sandbox. Before the sandbox is known
 * to work, only bubblewrap starts.
 */
export async function findLockable(...names: string[]): Promise<NativeTool[] | null> {
  if (!(await sandboxWorks())) return null;
  const found = await Promise.all(names.map(findTool));
  return found.every((tool) => tool !== null) ? found : null;
}

/**
 * Finds a program in /usr/bin, the only folder of programs in the sandbox; null when missing. One look-up per process.
 */
export function findTool(name: string): Promise<NativeTool | null> {
  const known = tools.get(name) ?? lookFor(name);
  tools.set(name, known);
  return known;
}

/** True when the sandbox works on this machine; containers often forbid it. One trial per process. */
export function sandboxWorks(): Promise<boolean> {
  works ??= trySandbox();
  return works;
}

async function lookFor(name: string): Promise<NativeTool | null> {
  const path = `/usr/bin/${name}`;
  try {
    await access(path, constants.X_OK);
  } catch {
    return null;
  }
  // Poppler's programs know only -v, and print to stderr with any exit code.
  for (const flag of ['--version', '-v']) {
    const { stdout, stderr } = await run(path, [flag], { timeout: 10_000 }).catch(
      (error: unknown) => error as Output,
    );
    const version = /\d+(?:\.\d+)+/.exec(`${stdout} ${stderr}`)?.[0];
    if (version !== undefined) return { path, version };
  }
  return null;
}

interface Output {
  stdout: string;
  stderr: string;
}

async function trySandbox(): Promise<boolean> {
  if (!(await findTool('bwrap')) || !(await findTool('prlimit'))) return false;
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const limits = { timeMs: 10_000, memoryBytes: 1024 * mebibyte, fileBytes: mebibyte };
  try {
    await runSandboxed('true', [], { folder, signal: AbortSignal.timeout(limits.timeMs), limits });
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true });
  }
}
