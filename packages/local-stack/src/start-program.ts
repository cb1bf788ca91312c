import { Command } from 'commander';
import { homeOf, gatewayEntry, services } from '@fountainai/home';
import { runStart } from './start.ts';

/** Parses the arguments of `pnpm start` and runs it in this process. @returns the exit code */
export async function startProgram(args: string[], root: string): Promise<number> {
  const program = new Command('pnpm start')
    .description('Starts PostgreSQL, the services and the gateway on this machine')
    .option('--no-gateway', 'start no gateway, so that port 8000 is free for your own')
    .addHelpText('after', environmentHelp)
    .exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : 2))
    .parse(args, { from: 'user' });
  // A closed terminal causes write errors, and the stop must continue.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return runStart({
    root,
    home: homeOf(root, process.env),
    gateway: program.opts<{ gateway: boolean }>().gateway,
    env: process.env,
    say: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
  });
}

/** Four words a line. */
function inLines(words: string[]): string {
  return words.map((word, index) => (index > 0 && index % 4 === 0 ? `\n  ${word}` : word)).join(', ');
}

const environmentHelp = `
Environment:
  ${inLines([gatewayEntry, ...services].map(({ portVariable, port }) => `${portVariable} (${port})`))}
  DATABASE_URL     an existing PostgreSQL, as a user who may create roles; the default is our own
  ${inLines(services.map(({ databaseVariable }) => databaseVariable))}
                   the same for one service
  FOUNTAIN_HOME    folder of keys, data and logs (.fountain)
  LOG_LEVEL        level of the services' logs`;
