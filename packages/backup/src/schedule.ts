import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '@fountainai/home';
import { withArchive } from './archive-reader.ts';
import { type BackupOptions, backUpToFile } from './backup.ts';
import { backupName, backupsIn, removePartials } from './folder.ts';
import { countRows } from './manifest.ts';
import { verify } from './verify.ts';

export interface ScheduleOptions extends BackupOptions {
  everyMs: number;
  /** Number of backups to keep. */
  keep: number;
  signal: AbortSignal;
  /** Receives one JSON line. */
  log: (line: string) => void;
}

const retryMs = 60_000;

/** Backs up into a folder at an interval until the signal aborts. An overdue backup is made at once. */
export async function backUpRegularly(folder: string, options: ScheduleOptions): Promise<void> {
  const { everyMs, signal, log } = options;
  const line = (level: 'info' | 'error', msg: string, details: object) =>
    log(JSON.stringify({ level, time: new Date().toISOString(), name: 'backup', ...details, msg }));
  while (!signal.aborted) {
    const [newest] = await backupsIn(folder);
    const due = newest ? newest.at + everyMs : 0;
    if (due > Date.now()) line('info', 'waiting', { until: new Date(due).toISOString() });
    await pause(due - Date.now(), signal);
    if (signal.aborted) return;
    try {
      line('info', 'backed up', await backUpOnce(folder, options));
    } catch (error) {
      if (signal.aborted) return;
      line('error', 'not backed up', { err: { message: messageOf(error) } });
      await pause(Math.min(retryMs, everyMs), signal);
    }
  }
}

/** Old backups are deleted only after the new one was read back. */
async function backUpOnce(folder: string, options: ScheduleOptions) {
  const began = Date.now();
  await removePartials(folder);
  const file = join(folder, backupName());
  await backUpToFile(file, options);
  const manifest = await withArchive(file, (archive) => verify(file, archive)).catch(
    async (error: unknown) => {
      await rm(file, { force: true });
      throw error;
    },
  );
  const kept = await backupsIn(folder);
  const pruned = kept.slice(options.keep);
  for (const { file: old } of pruned) await rm(old, { force: true });
  const { bytes = 0 } = kept.find((backup) => backup.file === file) ?? {};
  const ms = Date.now() - began;
  return {
    file,
    rows: countRows(manifest),
    files: manifest.files?.count ?? 0,
    bytes,
    ms,
    pruned: pruned.length,
  };
}

/** A Node timer lasts at most 24 days. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until && !signal.aborted)
    await sleep(Math.min(until - Date.now(), 86_400_000), undefined, { signal }).catch(() => {});
}
