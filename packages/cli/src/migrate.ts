import { join } from 'node:path';
import type { Command } from 'commander';
import { besideRunning } from '@fountainai/backup';
import { migrateAll, provisionAll } from '@fountainai/postgres';
import type { Surroundings } from './fountain.ts';

const root = join(import.meta.dirname, '../../..');

const help = `
\`pnpm start\` does the same before it starts the services. The command is safe to repeat. The services of the previous
release may keep running, because a migration removes nothing that they use.`;

/** Adds `fountain migrate`. */
export function migrateCommand(program: Command, { home, env, out }: Surroundings): void {
  program
    .command('migrate')
    .description('migrate the tables of all services to this release')
    .addHelpText('after', help)
    .action(() =>
      besideRunning({ home, env }, async (own) => {
        const databases = await provisionAll(home, env, own);
        await migrateAll(root, databases, (line) => out(`${line}\n`));
      }),
    );
}
