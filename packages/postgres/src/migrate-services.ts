import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// The services' image runs this module too, so it imports only Node's modules.

/**
 * Migrates the schemas of services, each by the service's own migrate.ts.
 * @param owners the URL of each service's database, as the role that owns its schema
 * @param say receives the output of each migration
 * @throws Error that names the services whose migration failed
 */
export async function migrateServices(
  root: string,
  owners: Record<string, string>,
  say: (line: string) => void,
): Promise<void> {
  const runs = Object.entries(owners).map(async ([service, ownerUrl]) => {
    const script = join(root, 'services', service, 'src', 'migrate.ts');
    return (await runProgram(script, { MIGRATION_DATABASE_URL: ownerUrl }, say)) ? [] : [service];
  });
  const failed = (await Promise.all(runs)).flat();
  if (failed.length > 0) throw new Error(`Not migrated: ${failed.join(', ')}.`);
}

/** @returns whether it exited with 0 */
async function runProgram(
  script: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<boolean> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [script], {
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', say);
  const [code] = await once(child, 'close');
  return code === 0;
}
