import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileStore, type FileStore } from '../src/orchestration/file-store.ts';

let root: string;
let store: FileStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'fountainai-store-'));
  store = await openFileStore(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const keep = (workspace: string, text: string) =>
  store.withFolder(async (folder) => {
    const path = join(folder, 'a');
    await writeFile(path, text);
    const content = await store.examine(path);
    await store.take(workspace, content.sha256, path);
    return content;
  });

test('a file is kept by what it holds, each workspace’s by itself', async () => {
  const { sha256, size } = await keep('mine', 'la');
  expect([sha256, size]).toEqual(['b737ca7ee563ae80e457bb3d1dfe64edd2b4c015a8f88b6f87d5c113b68897fd', 2]);
  expect(await readFile(store.pathOf('mine', sha256), 'utf8')).toBe('la');
  await expect(readFile(store.pathOf('Mine', sha256))).rejects.toThrow('ENOENT');
  await store.remove('mine', [sha256, 'b'.repeat(64)]);
  await expect(readFile(store.pathOf('mine', sha256))).rejects.toThrow('ENOENT');
});

test.each(['..', '.', 'a.b'])('a workspace named %s stays in the folder', (workspace) => {
  expect(relative(root, store.pathOf(workspace, 'a'.repeat(64)))).toMatch(/^[0-9a-f]{32}\/aa\/aa\/a{64}$/);
});

test('a folder is gone after its work, whether that succeeds or not', async () => {
  await expect(store.withFolder(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await store.withFolder(async (folder) => writeFile(join(folder, 'a'), 'a'));
  expect(await readdir(join(root, 'scratch'))).toEqual([]);
});

test('what a killed process has left is removed a day later', async () => {
  const [old, fresh] = [join(root, 'scratch', 'old'), join(root, 'scratch', 'fresh')];
  await mkdir(old);
  await mkdir(fresh);
  const before = new Date(Date.now() - 25 * 3_600_000);
  await utimes(old, before, before);
  await openFileStore(root);
  expect(await readdir(join(root, 'scratch'))).toEqual(['fresh']);
});

test('folders and files are closed to other users, also those that were open before', async () => {
  const old = await mkdtemp(join(tmpdir(), 'fountainai-store-'));
  try {
    await mkdir(join(old, 'aa', 'bb'), { recursive: true });
    await writeFile(join(old, 'aa', 'bb', 'file'), 'la');
    for (const path of ['.', 'aa', 'aa/bb', 'aa/bb/file']) await chmod(join(old, path), 0o755);
    const files = await openFileStore(old);
    await files.withFolder(async (folder) => {
      await writeFile(join(folder, 'a'), 'la', { mode: 0o644 });
      const { sha256 } = await files.examine(join(folder, 'a'));
      expect(await modesIn(old)).not.toContain('644');
      await files.take('mine', sha256, join(folder, 'a'));
      expect(await modeOf(files.pathOf('mine', sha256))).toBe('600');
    });
    expect(await modeOf(old)).toBe('700');
    expect(new Set(await modesIn(old))).toEqual(new Set(['600', '700']));
  } finally {
    await rm(old, { recursive: true });
  }
});

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function modesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(names.map((name) => modeOf(join(folder, name))));
}
