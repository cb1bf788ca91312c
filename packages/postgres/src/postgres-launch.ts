import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, openLog } from '@fountainai/home';
import { type Access, answers } from './postgres-access.ts';
import { postgresEnv } from './postgres-cluster.ts';
import { stopPostmaster } from './postmaster.ts';
import { commandAs, type RunAs } from './run-as.ts';

const patienceMs = 30_000;

interface Launch extends Access {
  postgres: string;
  dataDir: string;
  durable: boolean;
  as: RunAs;
  logFile: string;
}

/** Starts PostgreSQL in its own session, so it survives Ctrl-C and the death of this process. */
export async function launch(options: Launch): Promise<{ pid: number } | { failure: string }> {
  const { fd, from } = openLog(options.logFile);
  const [command, args] = commandAs(options.as, options.postgres, [
    '-D',
    options.dataDir,
    ...settings(options),
  ]);
  const child = spawn(command, args, {
    ...options.as.ids,
    cwd: options.dataDir,
    env: postgresEnv,
    detached: true,
    stdio: ['ignore', fd, fd],
  });
  closeSync(fd);
  child.unref();
  let up = false;
  try {
    const ended = await endOrAnswer(child, options);
    up = ended === undefined;
    if (up && child.pid !== undefined) return { pid: child.pid };
    return { failure: [...lastLines(options.logFile, from, 8), ended].join('\n') };
  } finally {
    if (!up && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      await stopPostmaster(child.pid, true);
    }
  }
}

/** Waits until PostgreSQL accepts a login (undefined), or returns how it ended. */
async function endOrAnswer(child: ChildProcess, access: Access): Promise<string | undefined> {
  const life: { end?: string } = {};
  child.once('error', (error) => (life.end = error.message));
  child.once('exit', (code, signal) => (life.end = `it ended with ${signal ?? `exit code ${code}`}`));
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (life.end !== undefined) return life.end;
    if (await answers(access)) return life.end;
    await sleep(25);
  }
  return `it did not answer within ${patienceMs / 1000} s`;
}

function settings({ port, durable }: Launch): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
