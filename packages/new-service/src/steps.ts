import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Steps of other programs in the clone at `root`; tests replace the installation. */
export interface Steps {
  /** Links the dependencies in the services' package.json and updates the lockfile. */
  install(root: string): Promise<void>;
}

export const usualSteps: Steps = {
  install: async (root) => {
    // In CI pnpm refuses to change the lockfile by default.
    await told(run('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile'], { cwd: root }));
  },
};

/** Runs `pnpm generate`, which makes contracts and types of all listed services. */
export async function generateContracts(root: string): Promise<void> {
  await told(run(process.execPath, ['scripts/generate.ts'], { cwd: root }));
}

/** Generates the first migration of a service from its tables, unless it has one. */
export async function firstMigration(root: string, name: string): Promise<void> {
  const folder = join(root, 'services', name);
  if (existsSync(join(folder, 'migrations'))) return;
  await drizzleKit(folder, ['--config', 'drizzle.config.ts']);
  const file = join(folder, 'migrations/0000_start.sql');
  writeFileSync(file, asInAnyDatabase(readFileSync(file, 'utf8')));
}

/** Generates the first migration again from the present tables. */
export async function migrationAgain(root: string, name: string): Promise<string> {
  const folder = join(root, 'services', name);
  const out = mkdtempSync(join(folder, 'node_modules/migration-'));
  try {
    await drizzleKit(folder, ['--dialect', 'postgresql', '--schema', 'src/tables.ts', '--out', out]);
    return asInAnyDatabase(readFileSync(join(out, '0000_start.sql'), 'utf8'));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** The administrator creates the schema before the migrations run. */
const asInAnyDatabase = (sql: string) => sql.replace(/^CREATE SCHEMA "/, 'CREATE SCHEMA IF NOT EXISTS "');

async function drizzleKit(folder: string, args: string[]): Promise<void> {
  const bin = join(folder, 'node_modules/drizzle-kit/bin.cjs');
  await told(run(process.execPath, [bin, 'generate', '--name', 'start', ...args], { cwd: folder }));
}

/** Adds the output of a failed program to its error. */
async function told(running: Promise<unknown>): Promise<void> {
  try {
    await running;
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([message, stdout, stderr].join('\n').trim(), { cause: error });
  }
}
