import type { Command } from 'commander';
import { migrateSqlite } from '@fountainai/migrate-sqlite';
import { connect, localUrls } from './connect.ts';
import type { Surroundings } from './fountain.ts';
import { linesTo } from './lines.ts';

interface Options {
  dryRun?: boolean;
  source: string;
  gateway?: string;
  tokenFile?: string;
}

/** The rate limit delays a call until the next minute, so the deadline is longer than that. */
const deadlineMs = 120_000;

const help = `
Give all databases of one old system in one command, because their rows refer to each other. The migration overwrites
nothing. It never migrates a row twice, even if the row was deleted since. Sections, actions and spoken words get new
numbers in the old order. Sequences keep their names and ids.`;

/** Adds `fountain migrate-sqlite`. */
export function migrateSqliteCommand(program: Command, around: Surroundings): void {
  const { home, env, out, err, isTerminal } = around;
  program
    .command('migrate-sqlite')
    .description('migrate the SQLite databases of the earlier services to the token’s workspace; repeatable')
    .argument('<files...>', 'all databases of one old system')
    .option('--dry-run', 'read, compare and report, but write nothing')
    .option('--source <name>', 'name of the old system, if there are several', 'sqlite')
    .option('--gateway <url>', 'address of the gateway (default: the one on this machine)')
    .option('--token-file <file>', 'file with the token to use (default: .fountain/token)')
    .addHelpText('after', help)
    .action(async (files: string[], { dryRun = false, source, ...given }: Options) => {
      const { say, tick } = linesTo(err, isTerminal);
      const lines = await migrateSqlite({
        files,
        source,
        dryRun,
        say,
        tick,
        connect: async () =>
          (await connect({ home, urls: localUrls(env), ...given }, 'sequence', { deadlineMs })).client,
      });
      out(`${lines.join('\n')}\n`);
    });
}
