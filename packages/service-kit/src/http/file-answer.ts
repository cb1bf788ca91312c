import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import send from '@fastify/send';
import type { FileBody } from '@fountainai/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

export function isFileBody(body: unknown): body is FileBody {
  return typeof body === 'object' && body !== null && 'file' in body && typeof body.file === 'string';
}

/**
 * Sends a file, or the one range that Range asks for (RFC 9110, section 14). Several ranges, or an If-Range with
 * another ETag, get the whole file.
 * @param headers the handler's, with Content-Type and a strong ETag
 * @throws Problem 416 when the range begins behind the end of the file
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file }: FileBody,
  headers: Record<string, string>,
): Promise<FastifyReply> {
  const { range, 'if-range': ifRange } = request.headers;
  const wanted = ifRange === undefined || ifRange === headers.ETag ? { range } : {};
  // `send` reads only the method and headers; the handler has evaluated the preconditions.
  const asked = { method: 'GET', headers: wanted } as unknown as Readable;
  const sent = await send(asked, basename(file), {
    root: dirname(file),
    etag: false,
    lastModified: false,
    cacheControl: false,
    contentType: false,
    index: false,
    dotfiles: 'allow',
  });
  if (sent.statusCode === 416) {
    const contentRange = String(sent.headers['Content-Range']);
    throw new Problem(416, 'range_not_satisfiable', 'The file ends before the part that Range asks for.', {
      headers: { 'Content-Range': contentRange },
    });
  }
  if (sent.type !== 'file') throw new Error(`A file that should be there is not: ${file}`);
  return reply
    .code(sent.statusCode)
    .headers({ ...sent.headers, ...headers, 'X-Content-Type-Options': 'nosniff' })
    .send(sent.stream);
}
