import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere, commandLine, isAlive } from '@fountainai/home';

/** The content of a running PostgreSQL's postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** Returns the PostgreSQL that runs in a data folder, or undefined. */
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

/** Stops a PostgreSQL: `fast` ends sessions and saves; `immediate` leaves recovery to the next start. */
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
 * A stale lock file may name another program's process (after a reboot) or a zombie; PostgreSQL then refuses to
 * start. The file stays, because PostgreSQL finds left-over shared memory by it. Only its pid is replaced.
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
