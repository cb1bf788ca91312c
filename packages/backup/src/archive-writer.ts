import { createHash } from 'node:crypto';
import { configure, ZipWriter } from '@zip.js/zip.js';

// zip.js would use web workers, which Node does not have.
configure({ useWebWorkers: false });

export interface ArchiveWriter {
  /** Streams a member into the archive. @returns the SHA-256 of its content in hex, and its size in bytes */
  add(name: string, content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  finish(): Promise<void>;
}

/**
 * Writes a ZIP file to a stream. Any tool can read it, and the directory at its end proves that it is complete.
 */
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
