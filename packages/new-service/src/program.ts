import { basename } from 'node:path';
import { Command, CommanderError } from 'commander';
import { add, planAddition } from './add.ts';
import { Refusal } from './errors.ts';
import { planRemoval, remove } from './remove.ts';
import { readService, readServiceAgain } from './spec.ts';
import { usualSteps, type Steps } from './steps.ts';

/** The folder and output of the command; tests replace them. */
export interface Surroundings {
  root: string;
  out: (text: string) => void;
  err: (text: string) => void;
  steps?: Steps;
}

interface Options {
  remove?: string;
  dryRun?: boolean;
  force?: boolean;
}

/** Runs `pnpm new-service ARGUMENTS`; returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runNewService(args: string[], around: Surroundings): Promise<number> {
  const program = new Command('pnpm new-service')
    .description(
      'Generates a service with the common structure from its spec. Existing files stay unchanged.',
    )
    .argument('[spec]', 'openapi/NAME.yaml, for a service called NAME')
    .option('--remove <name>', 'remove a service; its spec stays')
    .option('--dry-run', 'print the steps and do nothing')
    .option('--force', 'with --remove: also files that were written or changed by hand')
    .exitOverride()
    .configureOutput({ writeOut: around.out, writeErr: around.err });
  program.action((spec: string | undefined, options: Options) => {
    if ((spec === undefined) === (options.remove === undefined))
      program.error('error: name either a spec, openapi/NAME.yaml, or a service to --remove');
    return spec === undefined ? takeAway(options.remove!, options, around) : make(spec, options, around);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander prints its own errors; a request for help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    around.err(`${(error as Error).message}\n${error instanceof Refusal ? 'Nothing was changed.\n' : ''}`);
    return 1;
  }
}

async function make(spec: string, { dryRun }: Options, { root, out, steps = usualSteps }: Surroundings) {
  const addition = await planAddition(root, await readService(root, spec));
  const { service, changes, made, present } = addition;
  const missing = [...changes.keys(), ...made];
  if (present.length > 0) out(list('There already:', present));
  if (missing.length === 0) return out(`${service.name} is complete; nothing was changed.\n`);
  if (dryRun) return out(list('Would be made or changed:', missing));
  await add(root, addition, steps);
  out(list('Made or changed:', missing));
  out(whatNext(service.name, service.port));
}

async function takeAway(
  wanted: string,
  { dryRun, force }: Options,
  { root, out, steps = usualSteps }: Surroundings,
) {
  const name = basename(wanted, '.yaml');
  const removal = await planRemoval(root, name, readServiceAgain(root, name));
  const paths = [...removal.changes.keys(), ...removal.made];
  if (paths.length === 0) return out(`There is no service ${name}; nothing was changed.\n`);
  if (dryRun) return out(list('Would be removed or changed:', paths));
  if (removal.lost.length > 0 && !force)
    throw new Refusal([
      list('These files were written or changed by somebody, and would be lost:', removal.lost).trimEnd(),
      'Add --force to remove them too.',
    ]);
  await remove(root, removal, steps);
  out(list('Removed or changed:', paths));
}

const list = (title: string, paths: string[]) => `${title}\n${paths.map((path) => `  ${path}\n`).join('')}`;

const whatNext = (name: string, port: number) => `
Every operation of ${name} answers 501 until it is written, and so its tests fail:
  services/${name}/src/v1.ts, v2.ts      replace notWritten by what the operation does
  services/${name}/src/tables.ts         the tables are a start; see docs/add-a-service.md
  pnpm exec vitest run --project services services/${name}
\`pnpm start\` starts it with the others, on port ${port}.
`;
