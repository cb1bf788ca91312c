import { allotIds, decodeCursor, pageOf, prepareOnce, type Db } from '@fountainai/service-kit';
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from '@fountainai/drizzle';
import { files, orchestrations, type FileRow, type OrchestrationRow } from '../tables.ts';
import { newestFirst } from './orchestrations.ts';

const scoreKinds = ['midi', 'lilypond', 'csound', 'musicxml'] as const;

export type NewFile = Pick<FileRow, 'kind' | 'headingId' | 'page' | 'name' | 'size' | 'sha256' | 'madeBy'>;

/** The workspace has no room for more files, even without its superseded ones. */
export class OutOfSpace extends Error {
  override name = 'OutOfSpace';
}

/** A page of an orchestration's files, and the files of its score. */
export interface ShownFiles {
  score: FileRow[];
  page: FileRow[];
  nextCursor: string | null;
}

/** A whole play has hundreds of files, and some clients refuse responses of more than 100,000 characters. */
const filesAPage = 200;

/** @param cursor the nextCursor of the previous page */
export async function filesOf(
  db: Db,
  { workspaceId, id }: OrchestrationRow,
  cursor?: string,
): Promise<ShownFiles> {
  const [after = 0] = decodeCursor<[number]>(cursor, 'number') ?? [];
  const mine = and(eq(files.workspaceId, workspaceId), eq(files.orchestrationId, id));
  const rows = await db
    .select()
    .from(files)
    .where(and(mine, gt(files.id, after)))
    .orderBy(asc(files.id))
    .limit(filesAPage + 1);
  const ofScore = and(mine, inArray(files.kind, [...scoreKinds]));
  const score = await db.select().from(files).where(ofScore);
  const { items: page, nextCursor } = pageOf(
    rows,
    filesAPage,
    (row) => [row.id],
    (row) => row,
  );
  return { score, page, nextCursor };
}

export async function findFile(db: Db, workspace: string, fileId: number): Promise<FileRow | undefined> {
  const [row] = await db
    .select()
    .from(files)
    .where(and(eq(files.workspaceId, workspace), eq(files.id, fileId)));
  return row;
}

export async function addFiles(
  db: Db,
  { workspaceId, id }: OrchestrationRow,
  more: NewFile[],
): Promise<void> {
  const ids = await allotIds(db, workspaceId, 'files', more.length);
  const rows = more.map(({ kind, headingId, page, name, size, sha256, madeBy }, i) => ({
    workspaceId,
    id: ids[i]!,
    orchestrationId: id,
    kind,
    headingId,
    page,
    name,
    size,
    sha256,
    madeBy,
  }));
  if (rows.length > 0) await db.insert(files).values(rows);
}

export interface Score {
  /** The revision of the script that the music belongs to. */
  revision: number;
  files: FileRow[];
}

const scoreUpTo = prepareOnce((db) =>
  db
    .select({ file: files, revision: orchestrations.revision })
    .from(files)
    .innerJoin(
      orchestrations,
      and(eq(orchestrations.workspaceId, files.workspaceId), eq(orchestrations.id, files.orchestrationId)),
    )
    .where(
      and(
        eq(files.workspaceId, sql.placeholder('workspace')),
        eq(orchestrations.scriptId, sql.placeholder('scriptId')),
        lte(orchestrations.revision, sql.placeholder('revision')),
        isNull(orchestrations.headingId),
        inArray(files.kind, [...scoreKinds]),
      ),
    )
    .orderBy(desc(orchestrations.revision), ...newestFirst)
    .limit(scoreKinds.length)
    .prepare('score_up_to'),
);

/** Finds the newest score of a whole play up to a revision of its script; undefined when there is none. */
export async function newestScore(
  db: Db,
  workspace: string,
  scriptId: number,
  revision = Number.MAX_SAFE_INTEGER,
): Promise<Score | undefined> {
  const found = await scoreUpTo(db).execute({ workspace, scriptId, revision });
  const [first] = found;
  if (!first) return undefined;
  const ofFirst = found.filter(({ file }) => file.orchestrationId === first.file.orchestrationId);
  return { revision: first.revision, files: ofFirst.map(({ file }) => file) };
}

/** @returns the hashes of the files; the caller sweeps them after the transaction */
export async function removeFilesOf(
  db: Db,
  workspace: string,
  orchestrationIds: number[],
): Promise<string[]> {
  if (orchestrationIds.length === 0) return [];
  const removed = await db
    .delete(files)
    .where(and(eq(files.workspaceId, workspace), inArray(files.orchestrationId, orchestrationIds)))
    .returning({ sha256: files.sha256 });
  return removed.map(({ sha256 }) => sha256);
}

/** Returns the hashes that no file of the workspace has. */
export async function unused(db: Db, workspace: string, hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const kept = await db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.workspaceId, workspace), inArray(files.sha256, hashes)));
  const inUse = new Set(kept.map(({ sha256 }) => sha256));
  return [...new Set(hashes)].filter((hash) => !inUse.has(hash));
}

/**
 * Makes room for more bytes: deletes orchestrations that a later one of the same play or section supersedes, the oldest
 * first.
 * @returns the hashes of their files; the caller sweeps them after the transaction
 * @throws OutOfSpace when the room is still too small
 */
export async function makeRoom(
  db: Db,
  { workspaceId, id }: OrchestrationRow,
  moreBytes: number,
  mostBytes: number,
): Promise<string[]> {
  let room = mostBytes - (await bytesOf(db, workspaceId)) - moreBytes;
  const given: number[] = [];
  for (const old of room < 0 ? await superseded(db, workspaceId, id) : []) {
    if (room >= 0) break;
    room += old.bytes;
    given.push(old.id);
  }
  if (room < 0)
    throw new OutOfSpace(
      `The files of this workspace may take ${inMiB(mostBytes)}, and there is no room left for ${inMiB(moreBytes)} more. Remove some: DELETE /v2/scripts/{scriptId}/orchestration of what is not needed any more.`,
    );
  const hashes = await removeFilesOf(db, workspaceId, given);
  if (given.length > 0)
    await db
      .delete(orchestrations)
      .where(and(eq(orchestrations.workspaceId, workspaceId), inArray(orchestrations.id, given)));
  return hashes;
}

async function bytesOf(db: Db, workspace: string): Promise<number> {
  const [sum] = await db
    .select({ bytes: sql<string>`coalesce(sum(${files.size}), 0)` })
    .from(files)
    .where(eq(files.workspaceId, workspace));
  return Number(sum!.bytes);
}

/** Finds finished orchestrations that a later one of the same play or section supersedes, the oldest first. */
async function superseded(
  db: Db,
  workspace: string,
  except: number,
): Promise<{ id: number; bytes: number }[]> {
  const { rows } = await db.execute<{ id: string; bytes: string }>(sql`
    SELECT old.id, (SELECT coalesce(sum(f.size), 0) FROM ${files} f
                    WHERE f.workspace_id = ${workspace} AND f.orchestration_id = old.id) AS bytes
    FROM ${orchestrations} old
    WHERE old.workspace_id = ${workspace} AND old.id <> ${except} AND old.state NOT IN ('queued', 'running')
      AND EXISTS (SELECT FROM ${orchestrations} later
                  WHERE later.workspace_id = ${workspace} AND later.script_id = old.script_id
                    AND later.heading_id IS NOT DISTINCT FROM old.heading_id
                    AND (later.requested_at, later.id) > (old.requested_at, old.id))
    ORDER BY old.requested_at, old.id`);
  return rows.map(({ id, bytes }) => ({ id: Number(id), bytes: Number(bytes) }));
}

const inMiB = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
