import type { Readable } from 'node:stream';

export interface Tail {
  text(): string;
}

const keptBytes = 4000;

/** Reads the streams to their ends, so that no writer blocks, and keeps the last part. */
export function collectTail(streams: Readable[]): Tail {
  let kept = Buffer.alloc(0);
  for (const stream of streams)
    stream.on('data', (chunk: Buffer) => {
      kept = Buffer.concat([kept, chunk]).subarray(-keptBytes);
    });
  return { text: () => kept.toString().trim() };
}
