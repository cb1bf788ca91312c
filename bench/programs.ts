import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Finds a program on the PATH or in Debian's PostgreSQL folder. @returns undefined when it is not installed */
export async function findProgram(name: string): Promise<string | undefined> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    '/usr/sbin',
    ...newestFirst.map((version) => join('/usr/lib/postgresql', version, 'bin')),
  ];
  for (const folder of folders) {
    const path = join(folder, name);
    if (await canRun(path)) return path;
  }
  return undefined;
}

export const isInstalled = async (name: string): Promise<boolean> => (await findProgram(name)) !== undefined;

function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
