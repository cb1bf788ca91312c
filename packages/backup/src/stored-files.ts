import { mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, writeStream } from '@fountainai/home';
import type { ArchiveReader } from './archive-reader.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { filesFolder } from './manifest.ts';
import type { Progress } from './progress.ts';

/** Path of a file below the story factory's folder: the workspace, and the hash of the content. */
const pathOfFile = /^[\da-f]{32}\/[\da-f]{2}\/[\da-f]{2}\/[\da-f]{64}$/;

/**
 * Adds the story factory's files. It skips files that are removed meanwhile, because the story factory can make
 * them again.
 */
export async function addFiles(
  folder: string,
  archive: ArchiveWriter,
  progress: Progress,
): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  for (const path of await pathsIn(folder)) {
    const handle = await open(join(folder, path)).catch(unlessGone);
    if (!handle) continue;
    const content = handle.createReadStream();
    const { bytes } = await archive.add(filesFolder + path, progress.through(content, 'files'));
    total.count += 1;
    total.bytes += bytes;
  }
  return total;
}

async function pathsIn(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(unlessGone);
  return (paths ?? []).filter((path) => pathOfFile.test(path)).toSorted();
}

/** Returns the members of an archive that are such files. */
export function fileMembers({ names }: ArchiveReader): string[] {
  return names.filter(
    (name) => name.startsWith(filesFolder) && pathOfFile.test(name.slice(filesFolder.length)),
  );
}

/** Adds the files of a backup to the folder. It writes each file completely or not at all, in any order. */
export async function putFiles(archive: ArchiveReader, folder: string): Promise<void> {
  for (const member of fileMembers(archive)) {
    const target = join(folder, member.slice(filesFolder.length));
    if (await stat(target).catch(unlessGone)) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const partial = `${target}.partial`;
    await writeStream(partial, (sink) => archive.pipe(member, sink));
    await rename(partial, target);
  }
}

/** @returns whether the content of a file matches the hash in its name */
export async function isIntact(archive: ArchiveReader, member: string): Promise<boolean> {
  return member.endsWith(`/${await archive.hash(member)}`);
}

function unlessGone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}
