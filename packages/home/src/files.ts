import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './errors.ts';

/** Writes a file that only its owner can read, from its first byte on, and whole or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const temporary = await writeBeside(file, text);
  await rename(temporary, file);
}

/** Like `writePrivate`, but leaves a file that is already there alone and says false. */
export async function writePrivateOnce(file: string, text: string): Promise<boolean> {
  const temporary = await writeBeside(file, text);
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The text of a file, or undefined when there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file, again private, through a stream. When this returns, its bytes are on disk to stay. */
export async function writeStream<T>(
  file: string,
  work: (sink: WritableStream<Uint8Array>) => Promise<T>,
): Promise<T> {
  const handle = await open(file, 'w', 0o600);
  try {
    const result = await work(new WritableStream({ write: (chunk) => handle.appendFile(chunk) }));
    await handle.sync();
    return result;
  } finally {
    await handle.close();
  }
}

async function writeBeside(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(temporary, text, { mode: 0o600, flag: 'wx', flush: true });
  return temporary;
}
