import { createHash } from 'node:crypto';

/** An ETag made of what is answered: a story changes with any of the services behind it. */
export function contentEtag(body: object | string): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
}
