import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf, stderrOf } from '@fountainai/home';

const run = promisify(execFile);

/** The command prefix and user that start PostgreSQL's programs. */
export interface RunAs {
  prefix: string[];
  ids: { uid?: number; gid?: number };
}

/** Returns a command with its arguments for spawn. */
export function commandAs(as: RunAs, program: string, args: string[]): [string, string[]] {
  const [first = program, ...prefixed] = as.prefix;
  return as.prefix.length === 0 ? [program, args] : [first, [...prefixed, program, ...args]];
}

/** Owner of PostgreSQL's files; undefined: the user of this process. */
export type Owner = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root runs it as the user `postgres` or as the owner of the data. If that
 * user may not enter a parent folder, the process gets one capability for it; the folders never change.
 */
export async function chooseRunAs(initdb: string, home: string, dataDir: string): Promise<[RunAs, Owner]> {
  if (process.getuid?.() !== 0) {
    await refuseForeignData(dataDir);
    return [{ prefix: [], ids: {} }, undefined];
  }
  const owner = (await ownerOf(dataDir)) ?? (await postgresUser());
  let reason = '';
  for (const as of candidates(owner)) {
    try {
      const [command, args] = commandAs(as, '/bin/sh', [
        '-c',
        'cd "$1" && exec "$0" --version',
        initdb,
        home,
      ]);
      await run(command, args, { ...as.ids, cwd: '/' });
      return [as, owner];
    } catch (error) {
      reason ||= stderrOf(error);
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and user ${owner.uid} cannot reach ${home} or ${initdb} (${reason}). ` +
      'Clone FountainAI into a folder that every user may enter, run it as an ordinary user, or set DATABASE_URL.',
  );
}

function candidates(owner: { uid: number; gid: number }): RunAs[] {
  const ids = ['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups'];
  const withCapability = (name: string): RunAs => {
    const capability = ['--inh-caps', `+${name}`, '--ambient-caps', `+${name}`];
    // access(2) ignores capabilities after a change of user unless no_setuid_fixup is set; PostgreSQL calls it.
    return { prefix: ['setpriv', ...ids, '--securebits', '+no_setuid_fixup', ...capability], ids: {} };
  };
  const plain: RunAs = { prefix: [], ids: owner };
  if (process.platform !== 'linux') return [plain];
  return [plain, withCapability('dac_read_search'), withCapability('dac_override')];
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const found = await idsOf('postgres');
  if (found) return found;
  const common = [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ];
  const create = (group: string[]) => run('useradd', [...common, ...group, 'postgres']);
  try {
    await create(['--user-group']).catch(() => create(['-g', 'postgres']));
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and the user postgres cannot be created: ${stderrOf(error)}. ` +
        'Run FountainAI as an ordinary user, or set DATABASE_URL.',
      { cause: error },
    );
  }
  const created = await idsOf('postgres');
  if (!created) throw new Error('The user postgres was created but cannot be found.');
  return created;
}

async function idsOf(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function ownerOf(dataDir: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(dataDir);
    return uid === 0 ? undefined : { uid, gid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function refuseForeignData(dataDir: string): Promise<void> {
  const owner = await ownerOf(dataDir);
  if (!owner || owner.uid === process.getuid?.()) return;
  throw new Error(
    `The database in ${dataDir} belongs to user ${owner.uid}. Start FountainAI as root or as that user.`,
  );
}
