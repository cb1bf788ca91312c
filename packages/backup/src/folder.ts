import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A backup in a folder of backups. Its name says when it was made, so names are in order. */
export interface KeptBackup {
  file: string;
  name: string;
  /** Milliseconds since 1970, to the second. */
  at: number;
  bytes: number;
}

const pattern = /^fountainai-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.zip$/;

/** The name of a backup that is made now. Colons would not do on every disk. */
export function backupName(now = new Date()): string {
  return `fountainai-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
}

/** The backups in a folder, the newest first. What is not named like one is none. */
export async function backupsIn(folder: string): Promise<KeptBackup[]> {
  const names = (await readdir(folder)).toSorted().toReversed();
  const found: KeptBackup[] = [];
  for (const name of names) {
    const [, day, hours, minutes, seconds] = pattern.exec(name) ?? [];
    if (!day) continue;
    const file = join(folder, name);
    const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
    found.push({ file, name, at, bytes: (await stat(file)).size });
  }
  return found;
}

/** A process that was killed leaves the beginning of a backup. */
export async function removePartials(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (pattern.test(name.replace(/\.partial$/, '')) && name.endsWith('.partial'))
      await rm(join(folder, name));
}
