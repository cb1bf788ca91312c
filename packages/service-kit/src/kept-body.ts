import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagMatches } from './conditional.ts';
import { hashEtag } from './hash-etag.ts';

/** An answer as it goes over the wire. */
interface Encoded {
  etag: string;
  bytes: Buffer;
  /** Compressed when somebody first asks for it. */
  compressed: Map<Encoding, Promise<Buffer>>;
}

const compress = {
  zstd: (bytes: Buffer) => promisify(zstdCompress)(bytes),
  // As small as gzip's best in a third of its time; the usual quality of 11 takes a second for a play.
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Encoding = keyof typeof compress;
const negotiator = new Negotiator({ supportedValues: Object.keys(compress) });
const worthCompressing = 1_024;

const bodies = new WeakMap<object, Encoded | undefined>();

/**
 * Says of the body of an answer that it will be given again as it is: it is then serialised and hashed once, and
 * compressed once for each encoding, for as long as the object is held. It must not be changed any more.
 * @returns the same body
 */
export function keep<T extends object>(body: T): T {
  bodies.set(body, undefined);
  return body;
}

export const isKept = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && bodies.has(body);

/** Sends a kept body in the encoding that the client likes best, or 304 when the client has it. Its ETag is its hash. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: object,
): Promise<FastifyReply> {
  reply.code(status);
  const encoded = bodies.get(body) ?? encode(reply, body);
  bodies.set(body, encoded);
  const { etag, bytes, compressed } = encoded;
  reply.headers({ Vary: 'Accept-Encoding', 'Content-Type': 'application/json; charset=utf-8' });
  const encoding = bytes.length < worthCompressing ? null : encodingOf(request.headers['accept-encoding']);
  // Weak where it is compressed: then these are not the bytes that the strong one stands for.
  reply.header('ETag', encoding ? `W/${etag}` : etag);
  if (etagMatches(request.headers['if-none-match'], etag))
    return reply.removeHeader('Content-Type').code(304).send();
  if (!encoding) return reply.send(bytes);
  const smaller = compressed.get(encoding) ?? compress[encoding](bytes);
  compressed.set(encoding, smaller);
  return reply.header('Content-Encoding', encoding).send(await smaller);
}

function encode(reply: FastifyReply, body: object): Encoded {
  // By the schema that the spec has for this status, as every other answer.
  const bytes = Buffer.from(reply.serialize(body) as string);
  return { etag: hashEtag(bytes), bytes, compressed: new Map() };
}

function encodingOf(accepted: string | string[] | undefined): Encoding | null {
  return accepted === undefined ? null : (negotiator.negotiate(String(accepted)) as Encoding | null);
}
