import { hashEtag } from './hash-etag.ts';
import { conflict, Problem } from './problem.ts';

/** Returns the ETag of a resource at a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** Returns the ETag of a list of rows; it changes when a row is changed, added or removed. */
export function etagOfRows(rows: readonly (readonly [id: number, version: number])[]): string {
  return hashEtag(rows.join(';'));
}

/** Whether an If-None-Match or If-Match header contains this ETag; weak and strong ones compare equal. */
export function etagMatches(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag));
}

/** The precondition of a write: If-Match, or `version` in the body for clients that cannot send headers. */
export interface Condition {
  headers: { 'if-match'?: string };
  body?: { version?: number } | undefined;
}

/**
 * Refuses a write whose precondition names another version than the present one.
 * @param version the present version; undefined when the resource does not exist yet
 * @throws Problem 412 for a stale If-Match, 409 for a stale body `version`
 */
export function requireVersion({ headers, body }: Condition, version: number | undefined): void {
  const now = version === undefined ? 'It is not there any more.' : `It is at version ${version} now.`;
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !(version !== undefined && etagMatches(ifMatch, etagOf(version))))
    throw new Problem(412, 'stale_etag', `Somebody changed this since you read it. ${now} Read it again.`);
  if (body?.version !== undefined && body.version !== version)
    throw conflict(
      'stale_version',
      `Somebody changed this since version ${body.version}. ${now} Read it again.`,
    );
}
