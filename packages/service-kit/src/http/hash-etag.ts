import { createHash } from 'node:crypto';

/** Returns the ETag of a content, from its hash. */
export function hashEtag(content: string | Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}
