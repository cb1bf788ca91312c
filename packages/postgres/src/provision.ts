import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Passwords, codeOf, messageOf } from '@fountainai/home';
import { withClient } from './postgres-access.ts';
import { readAdmin } from './provision-admin.ts';
import { ensureRole } from './provision-roles.ts';
import { closePublicSchema, ensureSchema } from './provision-schema.ts';

/** The two roles of a service: `databaseUrl` may only read and write rows; `migrationUrl` owns the schema. */
export interface ServiceDatabase {
  databaseUrl: string;
  migrationUrl: string;
}

/** Returns the names of a service's schema and roles. */
export function databaseNames(service: string): { schema: string; owner: string; app: string } {
  const schema = service.replaceAll('-', '_');
  return { schema, owner: `fountain_${schema}_owner`, app: `fountain_${schema}` };
}

// Roles belong to the server but the lock to one database, so two databases may collide on the same role.
const collisions = ['XX000', '23505', '42710', '40001', '40P01'];

/** Makes a service's schema and its two roles on a server. It is safe to repeat, also from several processes. */
export async function provision(
  adminUrl: string,
  service: string,
  passwords: Passwords,
): Promise<ServiceDatabase> {
  const { schema, owner, app } = databaseNames(service);
  const urls = {
    databaseUrl: urlAs(adminUrl, app, await passwords.of(app)),
    migrationUrl: urlAs(adminUrl, owner, await passwords.of(owner)),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connected(adminUrl, async (client) => {
        const admin = await readAdmin(client);
        await locked(client, async () => {
          await ensureRole(client, admin, owner, urls.migrationUrl);
          await ensureRole(client, admin, app, urls.databaseUrl);
          await ensureSchema(client, admin, { schema, owner, app });
          await closePublicSchema(client, admin);
        });
      });
      return urls;
    } catch (error) {
      if (attempt === 10 || !collisions.includes(codeOf(error))) throw error;
      await sleep(Math.random() * 50 * attempt);
    }
  }
}

/**
 * Runs work in one transaction under an advisory lock, which ends with the transaction even if this process dies.
 */
async function locked(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('fountain.provision', 0))`);
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function connected(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  let reached = false;
  try {
    await withClient(adminUrl, async (client) => {
      reached = true;
      await work(client);
    });
  } catch (error) {
    if (reached) throw error;
    const { host, pathname, username } = new URL(adminUrl);
    throw new Error(
      `Cannot connect to PostgreSQL at ${host}${pathname} as ${username || 'nobody'}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
