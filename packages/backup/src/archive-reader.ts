import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { configure, Reader, ZipReader } from '@zip.js/zip.js';
import { CommandFailure, codeOf } from '@fountainai/home';

configure({ useWebWorkers: false });

export interface ArchiveReader {
  names: string[];
  /** Writes a member to a stream and closes the stream. @throws Error when the member is damaged or missing */
  pipe(name: string, sink: WritableStream<Uint8Array>): Promise<void>;
  text(name: string): Promise<string>;
  /** SHA-256 in hex. */
  hash(name: string): Promise<string>;
}

/**
 * Opens a ZIP file while `work` runs.
 * @throws CommandFailure when the file is missing, truncated or not a ZIP file
 */
export async function withArchive<T>(file: string, work: (archive: ArchiveReader) => Promise<T>): Promise<T> {
  const handle = await openFile(file);
  try {
    return await work(await readArchive(file, handle));
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new CommandFailure(`There is no file ${file}.`);
    throw error;
  }
}

async function readArchive(file: string, handle: FileHandle): Promise<ArchiveReader> {
  const entries = await new ZipReader(new HandleReader(handle)).getEntries().catch((cause: unknown) => {
    throw new CommandFailure(`${file} is no backup, or only the beginning of one.`, { cause });
  });
  const members = new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry]])));
  const pipe: ArchiveReader['pipe'] = async (name, sink) => {
    const member = members.get(name);
    if (!member) throw new Error('it is missing');
    await member.getData(sink, { checkSignature: true });
  };
  const each = (name: string, write: (chunk: Uint8Array) => void) =>
    pipe(name, new WritableStream({ write }));
  return {
    names: [...members.keys()],
    pipe,
    text: async (name) => {
      const chunks: Uint8Array[] = [];
      await each(name, (chunk) => void chunks.push(chunk));
      return Buffer.concat(chunks).toString();
    },
    hash: async (name) => {
      const hash = createHash('sha256');
      await each(name, (chunk) => void hash.update(chunk));
      return hash.digest('hex');
    },
  };
}

/** Reads only the requested parts of a file. */
class HandleReader extends Reader<FileHandle> {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    super(handle);
    this.#handle = handle;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = (await this.#handle.stat()).size;
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const { buffer, bytesRead } = await this.#handle.read(new Uint8Array(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  }
}
