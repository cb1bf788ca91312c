import { Client } from 'pg';
import { superuser } from './postgres-cluster.ts';
import { codeOf } from '@fountainai/home';

/** What it takes to log in to our own PostgreSQL as its superuser. */
export interface Access {
  port: number;
  password: string;
}

export const databaseName = 'fountain';

export function urlOf({ port, password }: Access, database = databaseName): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Whether PostgreSQL lets us in; false while it does not listen or still starts. A wrong password is an error. */
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

/** Makes the database all services share, on the first start. @param url of the server's own database, `postgres` */
export async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(databaseName)}`);
  });
}

/** Runs some queries on a connection of their own. @param name what the server calls it, for those who look */
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
  // A connection that is cut emits an error besides failing its query.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
