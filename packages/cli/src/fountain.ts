import { Command, CommanderError } from 'commander';
import {
  rotateKeys,
  issueToken,
  listTokens,
  revokeToken,
  allScopes,
  checkTokenRequest,
  type TokenRequest,
  messageOf,
} from '@fountainai/home';
import { localUrls } from './connect.ts';
import { importPlay } from './import.ts';
import { scorePlay } from './score.ts';
import { backupCommands } from './backup.ts';
import { linesTo } from './lines.ts';
import { restoreCommand } from './restore.ts';
import { migrateCommand } from './migrate.ts';
import { migrateSqliteCommand } from './migrate-sqlite.ts';

/** The files, environment and output of a command; tests replace them. */
export interface Surroundings {
  home: string;
  env: NodeJS.ProcessEnv;
  out: (text: string) => void;
  err: (text: string) => void;
  isTerminal: boolean;
}

/** Runs `fountain ARGUMENTS`; returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runFountain(args: string[], around: Surroundings): Promise<number> {
  const program = new Command('fountain')
    .description('Tokens, keys and plays of the FountainAI on this machine')
    .exitOverride()
    .configureOutput({ writeOut: around.out, writeErr: around.err });
  program.helpCommand(false);
  tokenCommands(program, around);
  program
    .command('keys')
    .description('the key that signs tokens')
    .command('rotate')
    .description('make a new key; tokens of the former one stay valid until the next rotation')
    .action(async () => {
      const { kid } = await rotateKeys(around.home);
      around.out(
        `New tokens are signed with key ${kid}. Restart FountainAI so that services and gateway know it.\n`,
      );
    });
  importCommand(program, around);
  scoreCommand(program, around);
  migrateCommand(program, around);
  migrateSqliteCommand(program, around);
  backupCommands(program, around);
  restoreCommand(program, around);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander prints its own errors; a request for help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    around.err(`${messageOf(error)}\n`);
    return 1;
  }
}

function tokenCommands(program: Command, { home, out }: Surroundings): void {
  const token = program.command('token').description('tokens for people and programs');
  token
    .command('issue')
    .description('print a new token')
    .requiredOption('--workspace <name>', 'workspace of the token')
    .requiredOption('--scope <scopes>', `scopes: ${allScopes.join(',')}`, (text) => text.split(','))
    .option('--subject <subject>', 'person or program that uses it')
    .option('--expires <time>', 'validity: 30d, 12h, 45m (default: 365d)')
    .action(async (options: { workspace: string; scope: string[]; subject?: string; expires?: string }) => {
      const { workspace, scope: scopes, subject, expires } = options;
      const request = {
        workspace,
        scopes,
        ...(subject ? { subject } : {}),
        ...(expires ? { expiresIn: expires } : {}),
      };
      refuseBadRequest(token, request);
      out(`${await issueToken(home, request)}\n`);
    });
  token
    .command('list')
    .description('list the issued tokens')
    .action(async () => {
      for (const { jti, state, workspace, scopes, subject, expires } of await listTokens(home)) {
        out(
          `${jti}  ${state.padEnd(7)}  ${expires.slice(0, 10)}  ${workspace}  ${scopes.join(',')}  ${subject}\n`,
        );
      }
    });
  token
    .command('revoke')
    .description('revoke a token at once')
    .argument('<jti>', 'its id, the first column of `token list`')
    .action(async (jti: string) => {
      await revokeToken(home, jti);
      out(`Revoked ${jti}\n`);
    });
}

function importCommand(program: Command, { home, env, out, err, isTerminal }: Surroundings): void {
  program
    .command('import')
    .description('import a play in the Fountain format; prints `script ID`')
    .argument('<file>', 'a .fountain file, UTF-8, at most 8 MiB')
    .option('--gateway <url>', 'address of the gateway (default: the one on this machine)')
    .option('--token-file <file>', 'file with the token to use (default: .fountain/token)')
    .action(async (file: string, { gateway, tokenFile }: { gateway?: string; tokenFile?: string }) => {
      const { say, tick } = linesTo(err, isTerminal);
      const entrance = { home, urls: localUrls(env), gateway, tokenFile };
      const { scriptId } = await importPlay({ ...entrance, file, say, tick });
      out(`script ${scriptId}\n`);
    });
}

function scoreCommand(program: Command, { home, env, out, err, isTerminal }: Surroundings): void {
  program
    .command('score')
    .description('compose, engrave and perform a play; prints the folder of its files')
    .argument('<script>', 'the id of a script, or a part of its title')
    .option(
      '--section <section>',
      'only the n-th section of the play, or the one with these words in its title',
    )
    .option('--out <folder>', 'folder for the files (default: the name of the play)')
    .option('--no-render', 'only the score (.mid, .ly, .csd, .musicxml), without pages and sound')
    .option('--gateway <url>', 'address of the gateway (default: the one on this machine)')
    .option('--token-file <file>', 'file with the token to use (default: .fountain/token)')
    .addHelpText('after', scoreHelp)
    .action(async (script: string, options: ScoreArguments) => {
      const interrupted = new AbortController();
      const stop = () => interrupted.abort();
      process.once('SIGINT', stop);
      try {
        const { say, tick } = linesTo(err, isTerminal);
        const signal = interrupted.signal;
        out(`${await scorePlay({ ...options, script, home, env, say, tick, signal })}\n`);
      } finally {
        process.off('SIGINT', stop);
      }
    });
}

interface ScoreArguments {
  section?: string;
  out?: string;
  render: boolean;
  gateway?: string;
  tokenFile?: string;
}

const scoreHelp = `
The service works in the background; after Ctrl-C, the same command continues to wait. Existing files are not downloaded
again.`;

/** A wrong name or scope is wrong usage (exit code 2), not a failure. */
function refuseBadRequest(command: Command, request: TokenRequest): void {
  try {
    checkTokenRequest(request);
  } catch (error) {
    command.error(`error: ${messageOf(error)}`);
  }
}
