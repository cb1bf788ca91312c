import { shorten } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { invalid, Problem } from './problem.ts';

const deepest = 64;
/** Of one object; how many items a list may have is in the spec. */
const mostFields = 1_000;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Takes JSON bodies and nothing else. Refused with 400, saying why: what is not UTF-8 or not JSON, a byte order mark, a
 * key that is there twice, `__proto__` and the like, nesting over 64, NUL and lone surrogates in texts.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      refuseEncodings(request.headers['content-type'], request.headers['content-encoding']);
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Parses one JSON text strictly. @throws Problem 400 */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text.trim() === '') throw bad('empty_body', 'The body is empty; send a JSON object.');
  if (text.startsWith('\uFEFF'))
    throw bad('byte_order_mark', 'The body begins with a byte order mark; send plain UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(
      'malformed_json',
      `The body is not JSON: ${(error as Error).message.replace(/, *"[^]*$/, '')}.`,
    );
  }
  const keys = inspect(value, 0, '');
  // JSON.parse keeps the last of two equal keys; the text then holds more keys than the value.
  if (countKeys(text) !== keys) throw bad('duplicate_key', 'The body names a field twice.');
  return value;
}

function decode(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw bad('invalid_utf8', 'The body is not UTF-8.');
  }
}

/** Checks a parsed value through and through; returns how many object keys it has in all. */
function inspect(value: unknown, depth: number, pointer: string): number {
  if (typeof value === 'string') checkText(value);
  if (typeof value === 'number') checkNumber(value, pointer);
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= deepest) throw bad('nested_too_deep', `The body is nested more than ${deepest} deep.`);
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > mostFields)
    throw bad('too_many_fields', `An object of the body has more than ${mostFields} fields.`);
  let keys = 0;
  for (const [key, item] of entries) {
    if (!Array.isArray(value)) {
      checkKey(key);
      keys++;
    }
    keys += inspect(item, depth + 1, `${pointer}/${key}`);
  }
  return keys;
}

function checkKey(key: string): void {
  checkText(key);
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw bad('forbidden_key', `The body has a field named ${key}, which is not allowed.`);
}

function checkText(text: string): void {
  if (text.includes('\0')) throw bad('bad_text', 'A text holds the NUL character, which cannot be stored.');
  if (!text.isWellFormed())
    throw bad('bad_text', 'A text holds half of a surrogate pair, which is no character.');
}

/** A whole number written out in digits that JavaScript cannot hold exactly would be stored as another one. */
function checkNumber(number: number, pointer: string): void {
  const digitsLost = Number.isInteger(number) && !Number.isSafeInteger(number) && Math.abs(number) < 1e21;
  if (Number.isFinite(number) && !digitsLost) return;
  throw invalid([{ pointer, message: 'is too large to be kept exactly; send it as text' }]);
}

/** Counts the colons outside of strings: one a key. Only for text that is JSON. */
function countKeys(text: string): number {
  let count = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inString && character === backslash) i++;
    else if (character === quote) inString = !inString;
    else if (character === colon && !inString) count++;
  }
  return count;
}

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];

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
