import { existsSync } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure, codeOf, writeStream, homeFiles } from '@fountainai/home';
import { writeArchive } from './archive-writer.ts';
import { dump } from './dump.ts';
import { formatVersion, type Manifest, manifestName } from './manifest.ts';
import { besideRunning, placesOf, type Where } from './places.ts';
import type { Progress } from './progress.ts';
import { addFiles } from './stored-files.ts';

export interface BackupOptions extends Where {
  /** Whether the backup includes the story factory's files. */
  files: boolean;
  progress: Progress;
}

/**
 * Writes a backup to a file that only its owner may read. A failure leaves no file.
 * @throws CommandFailure when the file exists, or when there is nothing to back up
 */
export async function backUpToFile(file: string, options: BackupOptions): Promise<Manifest> {
  if (existsSync(file)) refuse(file);
  const partial = `${file}.partial`;
  try {
    const manifest = await writeStream(partial, (sink) => backUp(sink, options));
    // Unlike a rename, a link never replaces another file.
    await link(partial, file).catch((error: unknown) => refuse(file, error));
    await flushFolder(dirname(file));
    return manifest;
  } finally {
    await rm(partial, { force: true });
  }
}

/** Writes a backup to a stream and ends the stream. */
export async function backUp(
  sink: WritableStream<Uint8Array>,
  { files, progress, ...where }: BackupOptions,
): Promise<Manifest> {
  return besideRunning(where, async (own) => {
    const archive = writeArchive(sink);
    const madeAt = new Date().toISOString();
    const manifest: Manifest = {
      format: 'fountainai-backup',
      formatVersion,
      madeAt,
      postgres: '',
      services: {},
      files: null,
    };
    for (const place of placesOf(where.env, own)) {
      const { postgres, services } = await dump(place, archive, progress);
      manifest.postgres = postgres;
      Object.assign(manifest.services, services);
    }
    if (Object.keys(manifest.services).length === 0)
      throw new CommandFailure('There is nothing to back up: no service has run on this database yet.');
    // The files follow the rows, so the backup has every file that the rows name.
    if (files) manifest.files = await addFiles(homeFiles(where.home).files, archive, progress);
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await archive.add(manifestName, ReadableStream.from([Buffer.from(text)]));
    await archive.finish();
    return manifest;
  });
}

function refuse(file: string, error?: unknown): never {
  if (error !== undefined && codeOf(error) !== 'EEXIST') throw error;
  throw new CommandFailure(`${file} is there already, and is not overwritten.`);
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
