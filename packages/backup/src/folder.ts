import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A backup in a folder of backups. Its name contains its time, so names sort by time. */
export interface KeptBackup {
  file: string;
  name: string;
  /** Milliseconds since 1970, rounded to the second. */
  at: number;
  bytes: number;
}

const pattern = /^fountainai-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.zip$/;

/** Returns the name of a new backup, without colons, which some file systems refuse. */
export function backupName(now = new Date()): string {
  return `fountainai-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
}

/** Lists the backups in a folder, newest first. Files with other names are ignored. */
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

/** A killed process leaves a partial backup. */
export async function removePartials(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (pattern.test(name.replace(/\.partial$/, '')) && name.endsWith('.partial'))
      await rm(join(folder, name));
}
