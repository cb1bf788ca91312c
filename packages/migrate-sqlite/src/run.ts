import { FountainError, type FountainClient } from '@fountainai/client';
import { CommandFailure } from '@fountainai/home';
import { Ledger } from './ledger.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { readOldData } from './old-data.ts';
import { Report } from './report.ts';

export interface MigrateOptions {
  files: string[];
  /** Called once the files have been read. */
  connect: () => Promise<FountainClient>;
  /** The name that separates the ids of one old system from those of another. */
  source: string;
  dryRun: boolean;
  say: (line: string) => void;
  /** On a terminal, shows a line that the next one overwrites. */
  tick?: ((line: string) => void) | undefined;
}

const rowsPerLine = 1_000;

/**
 * Migrates old SQLite databases into the running system.
 * @returns the lines of the report
 * @throws CommandFailure with the cause, and that the same command continues from there
 */
export async function migrateSqlite(options: MigrateOptions): Promise<string[]> {
  const { files, source, dryRun, say, tick } = options;
  if (!/^[A-Za-z0-9_-]{1,50}$/.test(source))
    throw new CommandFailure(`${source} is not a name of 1 to 50 letters, digits, _ or -.`);
  const old = readOldData(files);
  const client = await options.connect();
  const report = new Report();
  const progress: Migration['progress'] = (table, done, all) => {
    if (tick) tick(`${table} ${done}/${all}`);
    else if (done > 0 && done % rowsPerLine === 0) say(`${table} ${done}/${all}`);
  };
  try {
    await migrate({ client, ledger: new Ledger(client, source, dryRun), report, dryRun, progress }, old);
  } catch (error) {
    if (!(error instanceof FountainError)) throw error;
    const goesOn = error.status === 0 || error.status === 429 || error.status >= 500;
    const hint = goesOn ? ' Run the same command again: it goes on where it stopped.' : '';
    throw new CommandFailure(`${error.detail}${hint}`);
  } finally {
    tick?.('');
  }
  return [...report.lines(dryRun), lastLine(report.made, dryRun)];
}

function lastLine(made: number, dryRun: boolean): string {
  if (made === 0) return 'Nothing is new: nothing was changed.';
  return dryRun ? `${made} would be made. Nothing was written.` : `${made} made.`;
}
