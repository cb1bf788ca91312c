import type { Db } from '@fountainai/service-kit';
import { and, asc, eq, gt, max } from '@fountainai/drizzle';
import { getScript, lockScript } from './scripts.ts';
import { versions, type VersionRow } from './history-tables.ts';

/**
 * Names a script's present revision with the script's next version number. The script itself does not change.
 * @throws Problem 404 when the script does not exist
 */
export async function createVersion(
  db: Db,
  workspace: string,
  scriptId: number,
  fields: { name: string; description: string },
): Promise<VersionRow> {
  const { revision } = await lockScript(db, workspace, scriptId);
  const [last] = await db
    .select({ number: max(versions.versionNumber) })
    .from(versions)
    .where(and(eq(versions.workspaceId, workspace), eq(versions.scriptId, scriptId)));
  const versionNumber = (last?.number ?? 0) + 1;
  const [row] = await db
    .insert(versions)
    .values({ workspaceId: workspace, scriptId, versionNumber, revision, ...fields })
    .returning();
  return row!;
}

/** Lists a script's named versions, oldest first. @throws Problem 404 when the script does not exist */
export async function listVersions(
  db: Db,
  workspace: string,
  scriptId: number,
  { limit, after = 0 }: { limit: number; after: number | undefined },
): Promise<VersionRow[]> {
  await getScript(db, workspace, scriptId);
  return db
    .select()
    .from(versions)
    .where(
      and(
        eq(versions.workspaceId, workspace),
        eq(versions.scriptId, scriptId),
        gt(versions.versionNumber, after),
      ),
    )
    .orderBy(asc(versions.versionNumber))
    .limit(limit + 1);
}
