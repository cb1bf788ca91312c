import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The hash and the size of a file. */
export interface Content {
  sha256: string;
  size: number;
}

/** Stores files on disk, named by hash, so that a workspace stores the same bytes once. */
export interface FileStore {
  pathOf(workspace: string, sha256: string): string;
  /** Hashes a file before it is taken in, and flushes its bytes to disk. */
  examine(path: string): Promise<Content>;
  /** Takes in an examined file from a folder of `withFolder`. */
  take(workspace: string, sha256: string, path: string): Promise<void>;
  remove(workspace: string, hashes: string[]): Promise<void>;
  /** Runs work with an empty temporary folder on the same disk and removes the folder afterwards. */
  withFolder<T>(work: (folder: string) => Promise<T>): Promise<T>;
}

const forgottenAfterMs = 24 * 3_600_000;

/** Only the service's user may read the files, because they hold stories. */
const [privateFolder, privateFile] = [0o700, 0o600];

/** @param root the folder; a missing folder is created, and an existing one is closed to other users */
export async function openFileStore(root: string): Promise<FileStore> {
  const scratch = join(root, 'scratch');
  const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: privateFolder });
  await makeFolder(scratch);
  await close(root);
  await removeForgotten(scratch);

  // A workspace's name is no safe folder name: it may be `..`, and some disks ignore case.
  const folderOf = (workspace: string) =>
    join(root, createHash('sha256').update(workspace).digest('hex').slice(0, 32));
  const pathOf = (workspace: string, sha256: string) =>
    join(folderOf(workspace), sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    pathOf,
    examine: async (path) => {
      await chmod(path, privateFile);
      await flush(path);
      return { sha256: await hashOf(path), size: (await stat(path)).size };
    },
    take: async (workspace, sha256, path) => {
      const target = pathOf(workspace, sha256);
      await makeFolder(dirname(target));
      await rename(path, target);
      await flush(dirname(target));
    },
    remove: async (workspace, hashes) => {
      for (const sha256 of hashes) await rm(pathOf(workspace, sha256), { force: true });
    },
    withFolder: async (work) => {
      const folder = join(scratch, randomUUID());
      await makeFolder(folder);
      try {
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Closes a folder and its content. The folder itself is last, so that an interrupted start begins again. */
async function close(root: string): Promise<void> {
  if (((await stat(root)).mode & 0o777) === privateFolder) return;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory() || entry.isFile())
      await closeOne(join(entry.parentPath, entry.name), entry.isFile() ? privateFile : privateFolder);
  await closeOne(root, privateFolder);
}

/**
 * A mounted folder may belong to another user, and only its owner can change its mode. The files in it are closed
 * anyway.
 */
async function closeOne(path: string, mode: number): Promise<void> {
  await chmod(path, mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPERM' && error.code !== 'ENOENT') throw error;
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A killed process leaves its folder behind. Folders of other processes on the disk may still be in use. */
async function removeForgotten(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    const folder = join(scratch, name);
    const found = await stat(folder).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > forgottenAfterMs)
      await rm(folder, { recursive: true, force: true });
  }
}
