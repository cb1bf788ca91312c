import { join } from 'node:path';
import { freePort, homeFiles } from '@fountainai/home';
import { startProcess, type ManagedProcess } from '@fountainai/local-stack';
import { root } from './set-up-stack.ts';

/** Starts another instance of the sequence service on a shared database. */
export async function startSequence(
  home: string,
  name: string,
  databaseUrl: string,
): Promise<ManagedProcess & { url: string }> {
  const port = await freePort();
  const files = homeFiles(home);
  const env = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '4',
    AUTH_JWKS_FILE: files.jwks,
    AUTH_REVOKED_FILE: files.revoked,
  };
  const script = join(root, 'services', 'sequence', 'src', 'main.ts');
  const child = startProcess({ name, script, env, logFile: files.log(name), say: () => {} });
  return {
    name,
    ready: child.ready,
    stop: (options) => child.stop(options),
    get pid() {
      return child.pid;
    },
    url: `http://127.0.0.1:${port}`,
  };
}
