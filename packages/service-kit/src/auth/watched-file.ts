import { readFile, stat } from 'node:fs/promises';

const lookAgainAfterMs = 1_000;

/**
 * Reads a JSON file, and reads it again when it has changed; checks for changes at most once a second. Returns
 * the same object while the file is unchanged, and `otherwise` while it does not exist.
 */
export function watchJsonFile<T>(path: string, otherwise: T): () => Promise<T> {
  let value = otherwise;
  let readAt = '';
  let lookedAt = 0;

  return async () => {
    if (!path || Date.now() - lookedAt < lookAgainAfterMs) return value;
    const info = await stat(path).catch(ignoreMissing);
    const version = info ? `${info.mtimeMs} ${info.size} ${info.ino}` : '';
    if (version !== readAt) {
      value = info ? (JSON.parse(await readFile(path, 'utf8')) as T) : otherwise;
      readAt = version;
    }
    lookedAt = Date.now();
    return value;
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
