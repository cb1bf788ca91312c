import { join } from 'node:path';
import type { Command } from 'commander';
import { besideRunning } from '@fountainai/backup';
import { migrateAll, provisionAll } from '@fountainai/postgres';
import type { Surroundings } from './fountain.ts';

const root = join(import.meta.dirname, '../../..');

const help = `
\`pnpm start\` does the same before it starts the services. It may be repeated, and run while the services of an earlier
release run: a migration adds what the new one needs, and takes nothing away that the one before it uses.`;

/** Adds `fountain migrate`. */
export function migrateCommand(program: Command, { home, env, out }: Surroundings): void {
  program
    .command('migrate')
    .description('bring the tables of all services up to date with this release')
    .addHelpText('after', help)
    .action(() =>
      besideRunning({ home, env }, async (own) => {
        const databases = await provisionAll(home, env, own);
        await migrateAll(root, databases, (line) => out(`${line}\n`));
      }),
    );
}
