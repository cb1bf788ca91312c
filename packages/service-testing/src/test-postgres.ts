import { join } from 'node:path';
import { startPostgres } from '@fountainai/postgres';
import pg from 'pg';

/** A PostgreSQL server for one test run. */
export interface TestPostgres {
  adminUrl: string;
  /** Makes an empty database. @returns its URL for the administrator */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or with TEST_POSTGRES=container one of testcontainers, which needs a Docker
 * engine.
 */
export async function startTestPostgres(folder: string): Promise<TestPostgres> {
  const { adminUrl, stop } =
    process.env.TEST_POSTGRES === 'container' ? await startContainer() : await startEmbedded(folder);
  const createDatabase = async (name: string) => {
    await administer(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    return onDatabase(adminUrl, name);
  };
  return { adminUrl, createDatabase, stop };
}

async function startEmbedded(folder: string) {
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    durable: false,
  });
  return { adminUrl: postgres.adminUrl, stop: () => postgres.stop({ hurry: true }) };
}

async function startContainer() {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const container = await new PostgreSqlContainer('postgres:18').start();
  return { adminUrl: container.getConnectionUri(), stop: async () => void (await container.stop()) };
}

/** Runs one statement as the administrator. */
export async function administer(adminUrl: string, statement: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(statement));
}

/** Runs work on a new connection. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Returns the URL of another database on the same server, with the same role. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
