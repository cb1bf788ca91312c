import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { type Command, InvalidArgumentError } from 'commander';
import {
  backUp,
  backUpToFile,
  backupName,
  backupsIn,
  countRows,
  type Manifest,
  inMB,
  showProgress,
  backUpRegularly,
} from '@fountainai/backup';
import { periodMs, CommandFailure, count } from '@fountainai/home';
import type { Surroundings } from './fountain.ts';
import { interruptible } from './interruptible.ts';
import { linesTo } from './lines.ts';

interface Options {
  files: boolean;
  every?: number;
  keep: number;
}

const help = `
FountainAI may run meanwhile; the backup is a snapshot of one moment. With --every, FILE is a folder. An overdue backup is
made at once, and old backups are deleted after the new one was verified. A backup contains no keys, passwords or tokens,
so a restore into another home needs new tokens.`;

/** Adds `fountain backup` and `fountain backups`. */
export function backupCommands(program: Command, around: Surroundings): void {
  program
    .command('backup')
    .description('write all stories, with their history and files, into one file; ends with its name')
    .argument('[file]', 'a new file, or - for standard output (default: one named by the time)')
    .option('--no-files', 'without the files generated from stories, which can be generated again')
    .option('--every <time>', 'keep running, with a backup every 24h, 90m, 7d …', parsePeriod)
    .option('--keep <number>', 'with --every, number of backups to keep', parseKeep, 7)
    .addHelpText('after', help)
    .action((file: string | undefined, options: Options) =>
      interruptible((signal) =>
        options.every === undefined
          ? backUpNow(file ?? backupName(), options, around, signal)
          : schedule(file ?? '.', { ...options, every: options.every }, around, signal),
      ),
    );
  program
    .command('backups')
    .description('list the backups in a folder, newest first')
    .argument('<folder>')
    .option('--every <time>', 'fail when the newest backup is older than twice this time', parsePeriod)
    .action((folder: string, { every }: { every?: number }) => list(folder, every, around));
}

async function backUpNow(file: string, { files }: Options, around: Surroundings, signal: AbortSignal) {
  const { home, env, out, err, isTerminal } = around;
  const { say, tick } = linesTo(err, isTerminal);
  const options = { home, env, files, progress: showProgress(tick, signal) };
  const manifest =
    file === '-' ? await backUp(Writable.toWeb(process.stdout), options) : await backUpToFile(file, options);
  say(`${summaryOf(manifest)}. Keys and tokens are not in it.`);
  if (file !== '-') out(`${file}\n`);
}

async function schedule(
  folder: string,
  { files, every, keep }: Options & { every: number },
  { home, env, out }: Surroundings,
  signal: AbortSignal,
) {
  await mkdir(folder, { recursive: true });
  const progress = showProgress(undefined, signal);
  const log = (line: string) => out(`${line}\n`);
  await backUpRegularly(resolve(folder), { home, env, files, progress, everyMs: every, keep, signal, log });
}

async function list(folder: string, everyMs: number | undefined, { out }: Surroundings): Promise<void> {
  const backups = await backupsIn(folder);
  for (const { name, bytes } of backups) out(`${name}  ${inMB(bytes)}\n`);
  const oldest = everyMs === undefined ? 0 : Date.now() - 2 * everyMs;
  if (everyMs !== undefined && !backups.some(({ at }) => at >= oldest))
    throw new CommandFailure(`There is no backup in ${folder} from after ${new Date(oldest).toISOString()}.`);
}

/** Summarizes the content of a backup. */
export function summaryOf(manifest: Manifest): string {
  const { files, madeAt, postgres } = manifest;
  const parts = [
    count(countRows(manifest), 'row'),
    files ? `${count(files.count, 'file')} (${inMB(files.bytes)})` : 'no files',
  ];
  return `${parts.join(' and ')} of ${madeAt}, PostgreSQL ${postgres}`;
}

function parsePeriod(text: string): number {
  const ms = periodMs(text);
  if (ms <= 366 * 86_400_000) return ms;
  throw new InvalidArgumentError('Write for example 24h, 90m or 7d.');
}

function parseKeep(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number from 1 on.');
}
