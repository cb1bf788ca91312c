import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagMatches } from './conditional.ts';
import { hashEtag } from './hash-etag.ts';

/** A serialized JSON value, or the items of a list: each piece holds one or more items separated by commas. */
export type JsonText = string | { items: readonly (string | Buffer)[] };

/** A serialized answer. */
class WrittenBody {
  readonly etag: string;
  readonly bytes: Buffer;
  /** Compressed on first use. */
  readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(pieces: Buffer[]) {
    this.bytes = Buffer.concat(pieces);
    this.etag = etagOfPieces(pieces);
  }
}

const compress = {
  zstd: (bytes: Buffer) => promisify(zstdCompress)(bytes),
  // As small as gzip's best in a third of its time; the default quality of 11 takes a second for a play.
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Encoding = keyof typeof compress;
const negotiator = new Negotiator({ supportedValues: Object.keys(compress) });
const worthCompressing = 1_024;

/**
 * Builds the body of an answer from serialized fields, in the order of the spec. A body that is kept and sent
 * again is joined, hashed and compressed once.
 */
export function writtenBody<Body extends object>(fields: Record<keyof Body & string, JsonText>): Body {
  const pieces: (string | Buffer)[] = [];
  for (const [name, text] of Object.entries<JsonText>(fields)) {
    pieces.push(`${pieces.length === 0 ? '{' : ','}${JSON.stringify(name)}:`);
    if (typeof text === 'string') pieces.push(text);
    else pieces.push('[', ...text.items.flatMap((item, i) => (i === 0 ? [item] : [',', item])), ']');
  }
  const bytes = [...pieces, '}'].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
  return new WrittenBody(bytes) as unknown as Body;
}

/** Each piece is hashed once, although many answers contain it. */
function etagOfPieces(pieces: Buffer[]): string {
  return hashEtag(Buffer.concat(pieces.map(digestOf)));
}

const digests = new WeakMap<Buffer, Buffer>();

function digestOf(piece: Buffer): Buffer {
  const digest = digests.get(piece) ?? hash('sha256', piece, 'buffer');
  digests.set(piece, digest);
  return digest;
}

export const isWritten = (body: unknown): body is object => body instanceof WrittenBody;

/**
 * Sends a serialized body in the client's preferred encoding, or 304 when the client has it. The ETag is its
 * hash.
 */
export async function sendWritten(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: object,
): Promise<FastifyReply> {
  reply.code(status);
  const { etag, bytes, compressed } = body as WrittenBody;
  reply.headers({ Vary: 'Accept-Encoding', 'Content-Type': 'application/json; charset=utf-8' });
  const encoding = bytes.length < worthCompressing ? null : encodingOf(request.headers['accept-encoding']);
  // A compressed body has a weak ETag, because the strong one identifies the uncompressed bytes.
  reply.header('ETag', encoding ? `W/${etag}` : etag);
  if (etagMatches(request.headers['if-none-match'], etag))
    return reply.removeHeader('Content-Type').code(304).send();
  if (!encoding) return reply.send(bytes);
  const smaller = compressed.get(encoding) ?? compress[encoding](bytes);
  compressed.set(encoding, smaller);
  return reply.header('Content-Encoding', encoding).send(await smaller);
}

function encodingOf(accepted: string | string[] | undefined): Encoding | null {
  return accepted === undefined ? null : (negotiator.negotiate(String(accepted)) as Encoding | null);
}
