import { Client } from 'pg';
import { superuser } from './postgres-cluster.ts';
import { codeOf } from '@fountainai/home';

/** Port and password for our own PostgreSQL's superuser. */
export interface Access {
  port: number;
  password: string;
}

export const databaseName = 'fountain';

export function urlOf({ port, password }: Access, database = databaseName): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Whether PostgreSQL accepts a login; false while it starts or does not listen. A wrong password throws. */
export async function answers(access: Access): Promise<boolean> {
  try {
    await withClient(urlOf(access, 'postgres'), (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if (codeOf(error) !== '28P01') return false;
    throw new Error(
      'PostgreSQL refuses the password in database.json: it belongs to other data. ' +
        'Restore that file, or move the postgres folder away to start anew.',
      { cause: error },
    );
  }
}

/** Makes the shared database on the first start. @param url of the server's database `postgres` */
export async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(databaseName)}`);
  });
}

/** Runs work on a new connection. @param name application name, which pg_stat_activity shows */
export async function withClient<T>(
  url: string,
  work: (client: Client) => Promise<T>,
  name?: string,
): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    ...(name && { application_name: name }),
  });
  // A broken connection emits an error in addition to failing its query.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
