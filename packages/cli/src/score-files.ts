import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FountainClient, Schemas } from '@fountainai/client';
import { shorten } from '@fountainai/contracts';
import { codeOf } from '@fountainai/home';

type File = Schemas['storyFactory']['OrchestrationFileV2'];

/** Derives a folder name from a title: `romeo-and-juliet`. */
export function folderName(title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['play'];
  return shorten(words.join('-'), 80);
}

/** Downloads files into a folder, except those that exist with the same content. */
export async function fetchFiles(
  client: FountainClient,
  files: File[],
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  let fetched = 0;
  for (const file of files) if (await fetchFile(client, file, folder, signal)) fetched += 1;
  return fetched;
}

async function fetchFile(
  { storyFactory }: FountainClient,
  { fileId, name }: File,
  folder: string,
  signal: AbortSignal,
): Promise<boolean> {
  // The service chooses the name of a file but not its folder.
  const target = join(folder, basename(name));
  const held = await hashOf(target);
  const { data } = await storyFactory.GET('/v2/files/{fileId}', {
    params: { path: { fileId }, header: { 'If-None-Match': `"${held}"` } },
    signal,
  });
  if (data === undefined) return false;
  const partial = `${target}.part`;
  await writeFile(partial, data.stream());
  await rename(partial, target);
  return true;
}

/** Returns the SHA-256 of a file, which is also its ETag; '' when the file does not exist. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
  return hash.digest('hex');
}
