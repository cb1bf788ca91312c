import { fileURLToPath } from 'node:url';
import { migrate } from '@fountainai/service-kit/migrate';
import { drizzle } from '@fountainai/drizzle/node-postgres';
import { migrate as migrateBare } from '@fountainai/drizzle/node-postgres/migrator';
import pg from 'pg';

/** A process that migrates on a signal, so that many of them start at the same moment. */
export interface Order {
  service: string;
  migrationUrl: string;
  /** Without the kit's lock, for the control. */
  bare: boolean;
}

const migrations = (service: string) => new URL(`../../services/${service}/migrations/`, import.meta.url);

async function obey({ service, migrationUrl, bare }: Order): Promise<void> {
  if (!bare) return migrate({ service, folder: migrations(service) }, migrationUrl);
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  try {
    await migrateBare(drizzle({ client }), {
      migrationsFolder: fileURLToPath(migrations(service)),
      migrationsSchema: service.replaceAll('-', '_'),
    });
  } finally {
    await client.end();
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    () => process.send!('done'),
    (error: unknown) => process.send!(`failed: ${error instanceof Error ? error.message : String(error)}`),
  );
});
process.send!('ready');
