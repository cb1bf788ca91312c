import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { restore } from '@fountainai/backup';
import { summaryOf } from './backup.ts';
import type { Surroundings } from './fountain.ts';
import { linesTo } from './lines.ts';

interface Options {
  replace: boolean;
  dryRun: boolean;
}

const help = `
FountainAI must be stopped. The command verifies the whole backup first, then replaces all data or nothing. The next start
migrates a backup of an earlier release. Tokens of another home are not valid here; \`fountain token issue\` makes new
ones.`;

/** Adds `fountain restore`. */
export function restoreCommand(program: Command, { home, env, out, err, isTerminal }: Surroundings): void {
  program
    .command('restore')
    .description('replace all stories by a backup')
    .argument('<file>', 'a file from `fountain backup`, or - for standard input')
    .option('--replace', 'delete existing stories', false)
    .option('--dry-run', 'only verify the backup and list its content', false)
    .addHelpText('after', help)
    .action((file: string, options: Options) =>
      withFile(file, async (readable) => {
        const { say, tick } = linesTo(err, isTerminal);
        const manifest = await restore(readable, { home, env, tick, ...options });
        if (options.dryRun) {
          say('The backup is whole. Nothing was changed.');
          for (const [service, { tables }] of Object.entries(manifest.services))
            for (const { name, rows } of tables) out(`${service} ${name}  ${rows}\n`);
        } else say('Restored. Now start FountainAI.');
        out(`${summaryOf(manifest)}\n`);
      }),
    );
}

/** A backup is read from its end, so one from a pipe is stored first. */
async function withFile(file: string, work: (file: string) => Promise<void>): Promise<void> {
  if (file !== '-') return work(file);
  const folder = await mkdtemp(join(tmpdir(), 'fountainai-restore-'));
  try {
    const copy = join(folder, 'backup.zip');
    await pipeline(process.stdin, createWriteStream(copy, { mode: 0o600 }));
    await work(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
