import { conflict, type Db } from '@fountainai/service-kit';
import { and, eq, gte, lt, min, sql, type SQL } from '@fountainai/drizzle';
import type { PgColumn } from '@fountainai/drizzle/pg-core';
import { among } from './elements.ts';
import { formerElements, revisions, versions } from './history-tables.ts';
import { lockScript } from './scripts.ts';
import { scripts, type ScriptRow } from './tables.ts';

/** The deletion of this many rows ends well within the statement timeout. */
const mostRows = 50_000;

/** Selects the revisions to thin out: those before a revision, or those made before a time. */
export type Age = { before: number } | { olderThan: Date };

export interface Thinned {
  /** All revisions from this one on are kept. */
  before: number;
  /** The numbers of deleted revisions and former elements. */
  revisions: number;
  formerElements: number;
  /** More rows remain; the same call deletes the next part. */
  more: boolean;
}

/**
 * Deletes a script's revisions before a given one, with the element states that only those revisions need. The present
 * revision and named versions stay.
 * @throws Problem 404 when the script does not exist, 409 for a revision that it does not have yet
 */
export async function thinHistory(
  db: Db,
  workspace: string,
  scriptId: number,
  age: Age,
  most = mostRows,
): Promise<Thinned> {
  const script = await lockScript(db, workspace, scriptId);
  const wanted = await firstKept(db, script, age);
  const history = await oldHistory(db, script, wanted);
  const before = Math.min(
    wanted,
    await nth(db, formerElements, formerElements.toRevision, history.formerElements(wanted), most),
    await nth(db, revisions, revisions.revision, history.revisions(wanted), most),
  );
  await db
    .update(scripts)
    .set({ thinnedBefore: sql`greatest(${scripts.thinnedBefore}, ${before}::bigint)` })
    .where(and(eq(scripts.workspaceId, workspace), eq(scripts.id, scriptId)));
  const one = { one: sql`1` };
  const gone = await db.delete(revisions).where(history.revisions(before)).returning(one);
  const former = await db.delete(formerElements).where(history.formerElements(before)).returning(one);
  return { before, revisions: gone.length, formerElements: former.length, more: before < wanted };
}

async function firstKept(
  db: Db,
  { workspaceId, id, revision: present }: ScriptRow,
  age: Age,
): Promise<number> {
  if ('before' in age) {
    if (age.before <= present) return age.before;
    throw conflict('revision_missing', `The script has no revision ${age.before} yet: it is at ${present}.`);
  }
  const [first] = await db
    .select({ revision: min(revisions.revision) })
    .from(revisions)
    .where(and(ofScript(revisions, workspaceId, id), gte(revisions.createdAt, age.olderThan)));
  return first?.revision ?? present;
}

/** Selects the history rows that only unnamed revisions before `last` need. */
async function oldHistory(db: Db, { workspaceId, id }: ScriptRow, last: number) {
  const rows = await db
    .selectDistinct({ revision: versions.revision })
    .from(versions)
    .where(and(ofScript(versions, workspaceId, id), lt(versions.revision, last)));
  const named = rows.map(({ revision }) => revision);
  const isNamed = among(revisions.revision, named);
  const { fromRevision, toRevision } = formerElements;
  const isOfNamed = sql`EXISTS (SELECT FROM unnest(${sql.param(named)}::bigint[]) AS name
    WHERE name >= ${fromRevision} AND name < ${toRevision})`;
  return {
    revisions: (before: number) =>
      and(ofScript(revisions, workspaceId, id), lt(revisions.revision, before), sql`NOT ${isNamed}`),
    formerElements: (before: number) =>
      and(
        ofScript(formerElements, workspaceId, id),
        sql`${toRevision} <= ${before}::bigint AND NOT ${isOfNamed}`,
      ),
  };
}

/** Returns the revision of the n-th row, or infinity when there are fewer rows. */
async function nth(
  db: Db,
  table: typeof formerElements | typeof revisions,
  column: PgColumn,
  where: SQL | undefined,
  n: number,
): Promise<number> {
  const [row] = await db
    .select({ revision: sql`${column}`.mapWith(Number) })
    .from(table as typeof revisions)
    .where(where)
    .orderBy(column)
    .offset(n)
    .limit(1);
  return row?.revision ?? Infinity;
}

const ofScript = (table: Record<'workspaceId' | 'scriptId', PgColumn>, workspace: string, scriptId: number) =>
  and(eq(table.workspaceId, workspace), eq(table.scriptId, scriptId));
