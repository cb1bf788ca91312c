import { notFound, type Db } from '@fountainai/service-kit';
import { and, asc, eq, gt, sql } from '@fountainai/drizzle';
import type { CounterName } from './counters.ts';
import { elementVersions, type ElementVersionRow } from './tables.ts';

/**
 * Stores data as the element's next version.
 * @returns its number; the first is 1
 */
export async function addElementVersion(
  db: Db,
  workspace: string,
  name: CounterName,
  data: Record<string, unknown>,
): Promise<number> {
  const lock = JSON.stringify([workspace, name.line.name, name.elementType, name.elementId ?? 0]);
  await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 1))`);
  const [row] = await db
    .insert(elementVersions)
    .values({
      workspaceId: workspace,
      numberLine: name.line.name,
      elementType: name.elementType,
      elementId: name.elementId ?? 0,
      versionNumber: sql`(SELECT coalesce(max(version_number), 0) + 1 FROM ${elementVersions} WHERE ${ofElement(workspace, name)})`,
      data,
    })
    .returning({ versionNumber: elementVersions.versionNumber });
  return row!.versionNumber;
}

/** The element's versions, oldest first, `limit + 1` at most, after the number `after`. */
export async function listElementVersions(
  db: Db,
  workspace: string,
  name: CounterName,
  { limit, after = 0 }: { limit: number; after?: number | undefined },
): Promise<ElementVersionRow[]> {
  return db
    .select()
    .from(elementVersions)
    .where(and(ofElement(workspace, name), gt(elementVersions.versionNumber, after)))
    .orderBy(asc(elementVersions.versionNumber))
    .limit(limit + 1);
}

/** @throws Problem 404 when the element has no such version */
export async function getElementVersion(
  db: Db,
  workspace: string,
  name: CounterName,
  versionNumber: number,
): Promise<ElementVersionRow> {
  const [row] = await db
    .select()
    .from(elementVersions)
    .where(and(ofElement(workspace, name), eq(elementVersions.versionNumber, versionNumber)));
  if (!row) throw notFound('version');
  return row;
}

function ofElement(workspace: string, { line, elementType, elementId }: CounterName) {
  return and(
    eq(elementVersions.workspaceId, workspace),
    eq(elementVersions.numberLine, line.name),
    eq(elementVersions.elementType, elementType),
    eq(elementVersions.elementId, elementId ?? 0),
  );
}
