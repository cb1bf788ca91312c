import { runFountain, type Surroundings } from '../commands/fountain.ts';
import { messageOf } from '../errors.ts';
import { initVolumes } from './init.ts';
import { publish, renderedKong, type ComposeOptions } from './publish.ts';
import { adminUrlIn, provisionServices } from './roles.ts';
import { volumesIn } from './volumes.ts';

/** What docker-compose.yml itself runs; every other command is one of `pnpm fountain`. */
const own: Record<string, (options: ComposeOptions, around: Around) => Promise<void>> = {
  init: (options) => initVolumes(options),
  roles: ({ volumes }, { env }) => provisionServices(volumes, env['POSTGRES_SERVER']),
  'kong-file': async (options, { out }) => out(await renderedKong(options)),
};

/** Commands of `pnpm fountain` that are about everything there is, and need no keys. */
const aboutBackups = ['backup', 'backups', 'restore'];

export type Around = Omit<Surroundings, 'home'>;

/** Runs a command of the operator's container; returns the exit code: 0 done, 1 failed, 2 used wrongly. */
export async function runOperator(args: string[], root: string, around: Around): Promise<number> {
  const { FOUNTAIN_VOLUMES: volumes = '/fountain', HTTPS_ONLY } = around.env;
  const options = { root, volumes, httpsOnly: HTTPS_ONLY === 'true' };
  try {
    const command = args.length === 1 ? own[args[0]!] : undefined;
    if (command) {
      await command(options, around);
      return 0;
    }
    if (aboutBackups.includes(args[0] ?? ''))
      return await runFountain(args, await aroundBackups(args[0]!, volumes, around));
    const code = await runFountain(args, { ...around, home: volumesIn(volumes).operator });
    if (code === 0) await publish(options);
    return code;
  } catch (error) {
    around.err(`${messageOf(error)}\n`);
    return 1;
  }
}

/** With the database of the containers; the story factory's files are where a home has them. */
async function aroundBackups(command: string, home: string, around: Around): Promise<Surroundings> {
  const { DATABASE_URL, POSTGRES_SERVER } = around.env;
  if (DATABASE_URL !== undefined || command === 'backups') return { ...around, home };
  return { ...around, home, env: { ...around.env, DATABASE_URL: await adminUrlIn(home, POSTGRES_SERVER) } };
}
