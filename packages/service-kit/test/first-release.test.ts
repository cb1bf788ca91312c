import { serviceNames } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { openDatabase } from '../src/db/database.ts';
import { refuseUnfitDatabase } from '../src/db/database-check.ts';
import { schemaOf } from '../src/db/schema-of.ts';
import { createFirstReleaseDatabase, firstReleaseRows, withClient } from '@fountainai/service-testing';

type Row = Record<string, unknown>;

/** Reads the rows of a table, limited to the columns of the given rows. */
async function rowsLike(url: string, table: string, frozen: Row[]): Promise<Row[]> {
  const columns = Object.keys(frozen[0]!);
  const rows = await withClient(url, async (client) => {
    await client.query(`SET TimeZone = 'UTC'`);
    return (await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t`)).rows;
  });
  return rows.map(({ row }) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

test.each(serviceNames)(
  'a filled database of the first release keeps all rows in the migration: %s',
  async (service) => {
    const testDatabase = await createFirstReleaseDatabase(service);
    const { adminUrl, config } = testDatabase;
    const database = openDatabase(service, config);
    const migrations = new URL(`../../../services/${service}/migrations/`, import.meta.url);
    await expect(refuseUnfitDatabase(database, migrations)).rejects.toThrow('`pnpm fountain migrate`');
    await testDatabase.migrate();
    await expect(refuseUnfitDatabase(database, migrations)).resolves.toBeUndefined();
    await database.close();
    for (const [table, frozen] of Object.entries(firstReleaseRows(service)).filter(([, rows]) => rows.length))
      expect([table, await rowsLike(adminUrl, `"${schemaOf(service)}".${table}`, frozen)]).toEqual([
        table,
        expect.arrayContaining(frozen),
      ]);
    await testDatabase.drop();
  },
);
