import { createHash } from 'node:crypto';

/** An ETag made of what is answered. */
export function hashEtag(content: string | Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}
