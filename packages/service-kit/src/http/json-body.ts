import { shorten } from '@fountainai/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inSteps } from './in-steps.ts';
import { readJson } from './json-reader.ts';
import { Problem } from './problem.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Accepts JSON bodies only. Answers 400 with the reason to text that is not UTF-8 or not JSON. The same holds for a
 * byte order mark, a repeated key, `__proto__`, nesting over 64, too many items, NUL and lone surrogates.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      refuseEncodings(request.headers['content-type'], request.headers['content-encoding']);
      return parseJson(body);
    },
  );
}

/** Parses one JSON text strictly. @throws Problem 400 */
export async function parseJson(bytes: Buffer): Promise<unknown> {
  const text = decode(bytes);
  if (text.startsWith('\uFEFF'))
    throw bad('byte_order_mark', 'The body begins with a byte order mark; send plain UTF-8.');
  if (text.trim() === '') throw bad('empty_body', 'The body is empty; send a JSON object.');
  return inSteps(readJson(text));
}

function decode(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw bad('invalid_utf8', 'The body is not UTF-8.');
  }
}

function refuseEncodings(contentType = '', contentEncoding = 'identity'): void {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset && charset !== 'utf-8' && charset !== 'utf8')
    throw new Problem(415, 'unsupported_charset', `Send the body as UTF-8, not as ${shorten(charset, 40)}.`);
  if (contentEncoding !== 'identity')
    throw new Problem(415, 'unsupported_encoding', 'Send the body without Content-Encoding.');
}

function bad(code: string, detail: string): Problem {
  return new Problem(400, code, detail);
}
