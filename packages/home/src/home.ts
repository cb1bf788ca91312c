import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf } from './errors.ts';

/** Returns the folder of keys, tokens, data and logs: FOUNTAIN_HOME, or `.fountain` in the clone. */
export function homeOf(root: string, env: NodeJS.ProcessEnv): string {
  return env['FOUNTAIN_HOME'] ? resolve(env['FOUNTAIN_HOME']) : join(root, '.fountain');
}

/** Returns the paths of the home's files. */
export function homeFiles(home: string) {
  return {
    token: join(home, 'token'),
    privateKey: join(home, 'private-key.pem'),
    jwks: join(home, 'jwks.json'),
    tokens: join(home, 'tokens.json'),
    revoked: join(home, 'revoked.json'),
    database: join(home, 'database.json'),
    kong: join(home, 'kong.yml'),
    sample: join(home, 'sample.json'),
    lock: join(home, 'running.lock'),
    postgres: join(home, 'postgres'),
    files: join(home, 'files'),
    logs: join(home, 'logs'),
    log: (name: string) => join(home, 'logs', `${name}.log`),
  };
}

/** Creates the home and sets modes that exclude other users, because a copied home may have lost them. */
export async function openHome(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const { files, logs, token, privateKey, jwks, tokens, revoked, database, kong, sample } = homeFiles(home);
  const names = await readdir(logs).catch(() => []);
  for (const file of [token, privateKey, jwks, tokens, revoked, database, kong, sample])
    await closeIfThere(file, 0o600);
  for (const name of names) await closeIfThere(join(logs, name), 0o600);
  for (const folder of [logs, files]) await closeIfThere(folder, 0o700);
}

async function closeIfThere(path: string, mode: number): Promise<void> {
  await chmod(path, mode).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}
