import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeFiles, openHome, openLog } from '@fountainai/home';
import { scratchHome } from '@fountainai/home/testing/scratch';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test('opening a home removes the access of other users', async () => {
  const home = await scratchHome();
  const { logs, files, lock: _lock, postgres: _postgres, log, ...single } = homeFiles(home);
  for (const folder of [logs, files]) await mkdir(folder);
  for (const file of [...Object.values(single), log('script')]) await writeFile(file, '', { mode: 0o644 });
  for (const folder of [logs, files]) await chmod(folder, 0o755);
  await openHome(home);
  for (const name of await readdir(home, { recursive: true })) {
    const isFolder = (await stat(join(home, name))).isDirectory();
    expect([name, await modeOf(join(home, name))]).toEqual([name, isFolder ? '700' : '600']);
  }
});

test('opening a log removes the access of other users', async () => {
  const { log, logs } = homeFiles(await scratchHome());
  await mkdir(logs);
  await writeFile(log('script'), '', { mode: 0o644 });
  openLog(log('script'));
  expect(await modeOf(log('script'))).toBe('600');
});
