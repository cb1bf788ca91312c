import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFountain, type Surroundings } from '@fountainai/cli';
import { messageOf } from '@fountainai/home';
import { type Colour, nameIn, otherThan, readColours, writeColours } from './colours.ts';
import { greenFile, serviceNamesIn } from './green-file.ts';
import { initVolumes } from './init.ts';
import { publish, renderedKong, type ComposeOptions } from './publish.ts';
import { adminUrlIn, provisionServices } from './roles.ts';
import { volumesIn } from './volumes.ts';
import { watchErrors } from './watch.ts';

type Command = (options: ComposeOptions, around: Around, words: string[]) => Promise<void>;

/** Commands of docker-compose.yml and scripts/deploy; all others belong to `pnpm fountain`. */
const own: Record<string, Command> = {
  init: (options) => initVolumes(options),
  roles: ({ volumes }, { env }) => provisionServices(volumes, env['POSTGRES_SERVER']),
  'kong-file': async (options, { out }) => out(await renderedKong(options)),
  'green-file': async ({ root }, { out }) => out(greenFile(await composeText(root))),
  async colours(options, { out }, words) {
    if (words.length === 0) return out(await describeColours(options));
    await writeColours(options.volumes, words);
    await publish(options);
  },
  async watch(_, { env, out }, [seconds, maxPercent]) {
    const url = env['KONG_METRICS'] ?? 'http://kong:8100/metrics';
    const seen = await watchErrors({ url, seconds: Number(seconds), maxPercent: Number(maxPercent) });
    out(`${seen.all} answers, ${seen.errors} errors\n`);
  },
};

/** Commands of `pnpm fountain` that need no keys. */
const aboutBackups = ['backup', 'backups', 'restore'];

const composeText = (root: string) => readFile(join(root, 'docker-compose.yml'), 'utf8');

/**
 * Returns three lines for scripts/deploy: the live colour and the other's share, then the services of each
 * colour.
 */
async function describeColours({ root, volumes }: ComposeOptions): Promise<string> {
  const { live, share } = await readColours(volumes);
  const names = serviceNamesIn(await composeText(root));
  const namesIn = (colour: Colour) => names.map((name) => nameIn(colour, name)).join(' ');
  return `${live} ${share}\n${namesIn(live)}\n${namesIn(otherThan(live))}\n`;
}

export type Around = Omit<Surroundings, 'home'>;

/** Runs a command of the operator's container; returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runOperator(args: string[], root: string, around: Around): Promise<number> {
  const { FOUNTAIN_VOLUMES: volumes = '/fountain', HTTPS_ONLY } = around.env;
  const options = { root, volumes, httpsOnly: HTTPS_ONLY === 'true' };
  try {
    const [name = '', ...words] = args;
    if (Object.hasOwn(own, name)) {
      await own[name]!(options, around, words);
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

/**
 * Returns the surroundings of a backup command: the containers' database, and the story factory's files in the
 * home.
 */
async function aroundBackups(command: string, home: string, around: Around): Promise<Surroundings> {
  const { DATABASE_URL, POSTGRES_SERVER } = around.env;
  if (DATABASE_URL !== undefined || command === 'backups') return { ...around, home };
  return { ...around, home, env: { ...around.env, DATABASE_URL: await adminUrlIn(home, POSTGRES_SERVER) } };
}
