import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere, commandLine, isAlive } from '@fountainai/home';

/** What a running PostgreSQL says about itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** The PostgreSQL that lives in a data folder, undefined when none does. */
export async function livingPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const file = join(dataDir, 'postmaster.pid');
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const found = { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  if (isAlive(found.pid) && isPostgresIn(found.pid, dataDir)) return found;
  await disown(file, lines);
  return undefined;
}

/** Asks a PostgreSQL to stop (`fast` ends sessions and saves, `immediate` leaves recovery to the next start). */
export async function stopPostmaster(pid: number, hurry: boolean): Promise<void> {
  const patienceMs = hurry ? 4_000 : 20_000;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!signalTo(pid, signal)) return;
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
}

function isPostgresIn(pid: number, dataDir: string): boolean {
  const line = commandLine(pid) ?? '';
  return /(^|\/)postgres(\s|$)/.test(line) && line.includes(dataDir);
}

/**
 * A stale lock file may name a process that has nothing to do with PostgreSQL (after a reboot) or a killed one whose parent
 * has not collected it yet; PostgreSQL then refuses to start. The file is not removed, because PostgreSQL also finds
 * left-over shared memory by it: only its pid goes.
 */
async function disown(file: string, lines: string[]): Promise<void> {
  const nobody = 2_147_483_647;
  await writeFile(file, [String(nobody), ...lines.slice(1)].join('\n'));
}

function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
