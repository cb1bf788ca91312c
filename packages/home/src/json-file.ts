import { readIfThere, writePrivate } from './files.ts';
import { withLock } from './lock.ts';

/** Returns a JSON file's value, or `fallback` when the file does not exist. */
export async function readJson<T>(file: string, fallback: T): Promise<T> {
  const text = await readIfThere(file);
  if (text === undefined) return fallback;
  try {
    const value: T = JSON.parse(text);
    return value;
  } catch {
    throw new Error(`${file} is not valid JSON. Restore it, or move it away to start anew.`);
  }
}

/** Changes a JSON file under a lock, so several processes may do so at once. @returns the written value */
export async function updateJson<T>(file: string, fallback: T, change: (value: T) => T): Promise<T> {
  return withLock(`${file}.lock`, async () => {
    const changed = change(await readJson(file, fallback));
    await writePrivate(file, `${JSON.stringify(changed, null, 2)}\n`);
    return changed;
  });
}
