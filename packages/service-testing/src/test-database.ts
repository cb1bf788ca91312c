import { randomUUID } from 'node:crypto';
import { databaseNames } from '@fountainai/postgres';
import { passwordsIn } from '@fountainai/home';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestConfig } from './test-config.ts';
import { administer, onDatabase } from './test-postgres.ts';

/** Returns the name of the migrated database that every test file copies. */
export const templateOf = (service: string) => `template ${service}`;

/** A copy of the service's migrated database, for one test file. */
export interface TestDatabase {
  config: TestConfig['database'];
  /** URL of the role that migrates. */
  ownerUrl: string;
  adminUrl: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(service: string): Promise<TestDatabase> {
  const { adminUrl, secretsFile } = inject('testServer');
  const name = `test ${service} ${randomUUID()}`;
  const identifier = pg.escapeIdentifier(name);
  await administer(
    adminUrl,
    `CREATE DATABASE ${identifier} TEMPLATE ${pg.escapeIdentifier(templateOf(service))}`,
  );
  const { app, owner } = databaseNames(service);
  // A copied database has the tables of its template, but not the grants on the database itself.
  await administer(adminUrl, `GRANT CREATE ON DATABASE ${identifier} TO ${pg.escapeIdentifier(owner)}`);
  const passwords = passwordsIn(secretsFile, 'test');
  const as = async (role: string) => {
    const url = new URL(onDatabase(adminUrl, name));
    url.username = role;
    url.password = await passwords.of(role);
    return url.href;
  };
  return {
    config: { url: await as(app), poolSize: 5 },
    ownerUrl: await as(owner),
    adminUrl: onDatabase(adminUrl, name),
    drop: () => administer(adminUrl, `DROP DATABASE ${identifier} WITH (FORCE)`),
  };
}
