export { writeArchive } from './archive-writer.ts';
export { backUp, backUpToFile } from './backup.ts';
export { backupName, backupsIn } from './folder.ts';
export { countRows, type Manifest } from './manifest.ts';
export { besideRunning } from './places.ts';
export { inMB, showProgress } from './progress.ts';
export { restore } from './restore.ts';
export { backUpRegularly } from './schedule.ts';
