import { createHash } from 'node:crypto';
import { configure, ZipWriter } from '@zip.js/zip.js';

// Workers of the web are none of Node's.
configure({ useWebWorkers: false });

export interface ArchiveWriter {
  /** Adds a member, as it comes. @returns the SHA-256 of what was in it, in hex, and how many bytes it was */
  add(name: string, content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  finish(): Promise<void>;
}

/** A ZIP file in the making: any tool can look into it, and its table of contents at the end shows that it is whole. */
export function writeArchive(sink: WritableStream<Uint8Array>): ArchiveWriter {
  const zip = new ZipWriter(sink, { zip64: true });
  return {
    add: async (name, content) => {
      const hash = createHash('sha256');
      let bytes = 0;
      async function* hashed() {
        for await (const chunk of content) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          yield chunk;
        }
      }
      await zip.add(name, ReadableStream.from(hashed()));
      return { sha256: hash.digest('hex'), bytes };
    },
    finish: async () => void (await zip.close()),
  };
}
