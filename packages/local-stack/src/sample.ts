import { join } from 'node:path';
import { scriptsPlace } from '@fountainai/postgres';
import { writePrivate, homeFiles, readJson, messageOf } from '@fountainai/home';
import type { Stack } from './stack.ts';
import { importPlay } from '@fountainai/cli';
import type { StartOptions } from './start.ts';

interface ImportedSample {
  file: string;
  scriptId: number;
  /** The database with the script. */
  place: string;
}

const sampleFile = 'samples/romeo-and-juliet.en.fountain';

/**
 * Imports the sample on the first start and stores its id. A failure is printed, and the next start tries again.
 */
export async function importSample(
  { root, env, say, warn }: StartOptions,
  { home, urls }: Stack,
  signal: AbortSignal,
): Promise<number | undefined> {
  const remembered = homeFiles(home).sample;
  const place = scriptsPlace(env);
  const before = await readJson<ImportedSample | undefined>(remembered, undefined);
  if (before?.place === place) return before.scriptId;
  try {
    const { scriptId } = await importPlay({ file: join(root, sampleFile), home, urls, say, signal });
    const now: ImportedSample = { file: sampleFile, scriptId, place };
    await writePrivate(remembered, `${JSON.stringify(now, null, 2)}\n`);
    return scriptId;
  } catch (error) {
    if (!signal.aborted) warn(`The sample was not imported, the next start tries again: ${messageOf(error)}`);
    return undefined;
  }
}
