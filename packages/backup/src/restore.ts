import type pg from 'pg';
import { provisionAll, type Postgres, withClient, readAdmin, databaseNames } from '@fountainai/postgres';
import { homeFiles } from '@fountainai/home';
import { withArchive } from './archive-reader.ts';
import type { Manifest } from './manifest.ts';
import { refuseNewer } from './migrations.ts';
import { type Place, placesOf, type Where, whileStopped } from './places.ts';
import { rebuild } from './rebuild.ts';
import { putFiles } from './stored-files.ts';
import { beginLoading, refuseOccupied, refuseUsed } from './target.ts';
import { verify } from './verify.ts';

export interface RestoreOptions extends Where {
  /** Whether existing rows may be replaced. */
  replace: boolean;
  /** Only checks the backup. */
  dryRun: boolean;
  tick?: ((line: string) => void) | undefined;
}

/**
 * Replaces all data of the services by a backup. In each database the restore takes effect completely or not at
 * all.
 * @throws CommandFailure when the backup is damaged or newer, when something runs, or when existing rows would be
 * lost
 */
export async function restore(file: string, options: RestoreOptions): Promise<Manifest> {
  const { home, env, replace, dryRun, tick } = options;
  return withArchive(file, async (archive) => {
    const manifest = await verify(file, archive, tick);
    refuseNewer(file, manifest);
    if (dryRun) return manifest;
    await whileStopped(options, async (own) => {
      const places = placesOf(env, own);
      await ensureRoles(places, options, own);
      const load = async (client: pg.Client, place: Place) => {
        await refuseUsed(client, place);
        if (!replace) await refuseOccupied(client, place);
        const admin = await readAdmin(client);
        for (const service of place.services)
          await rebuild({ client, admin, archive, tick }, service, manifest.services[service]);
      };
      await inAll(places, load, () => putFiles(archive, homeFiles(home).files));
    });
    return manifest;
  });
}

/**
 * Runs work in one transaction for each database. It commits after the work and `last` have succeeded in all
 * databases.
 */
async function inAll(
  [place, ...others]: Place[],
  work: (client: pg.Client, place: Place) => Promise<void>,
  last: () => Promise<void>,
): Promise<void> {
  if (!place) return last();
  await withClient(
    place.adminUrl,
    async (client) => {
      await beginLoading(client);
      await work(client, place);
      await inAll(others, work, last);
      await client.query('COMMIT');
    },
    'fountainai restore',
  );
}

/** Before the first start there are no roles that could own the tables. */
async function ensureRoles(places: Place[], { home, env }: Where, own?: Postgres): Promise<void> {
  for (const { adminUrl, services } of places) {
    const roles = services.map(databaseNames).flatMap(({ owner, app }) => [owner, app]);
    const { rowCount } = await withClient(adminUrl, (client) =>
      client.query('SELECT FROM pg_roles WHERE rolname = ANY ($1)', [roles]),
    );
    if (rowCount !== roles.length) return void (await provisionAll(home, env, own));
  }
}
