import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './errors.ts';

/** Writes a file with mode 600, completely or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const temporary = await writeBeside(file, text);
  await rename(temporary, file);
}

/** Like `writePrivate`, but keeps an existing file and returns false. */
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

/** Returns the text of a file, or undefined when it does not exist. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file with mode 600 through a stream. Its bytes are on disk when this returns. */
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
