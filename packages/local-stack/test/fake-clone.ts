import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, type Ports, listeners, services } from '@fountainai/home';
import type { StackOptions } from '../src/stack.ts';
import { giveCluster } from '@fountainai/postgres/testing/give-cluster';
import { scratchFolder } from '@fountainai/home/testing/scratch';

const clone = join(import.meta.dirname, '..', '..', '..');
const child = new URL('./fixtures/child.ts', import.meta.url).href;

type FakeClone = StackOptions & { said: string[] };

/** A clone whose services and gateway are the fixture child; `modes` makes some of them fail. */
export async function fakeClone(modes: Record<string, string> = {}): Promise<FakeClone> {
  const made = await newClone(modes);
  await giveCluster(made.home);
  return made;
}

/** A clone like `fakeClone`, but before its first start, which makes the cluster. */
export async function newClone(modes: Record<string, string> = {}): Promise<FakeClone> {
  const root = await scratchFolder();
  await mkdir(join(root, 'kong'));
  await copyFile(join(clone, 'kong', 'kong.yml'), join(root, 'kong', 'kong.yml'));
  await cp(join(clone, 'samples'), join(root, 'samples'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  for (const { name } of services) await fakeMain(join(root, 'services', name), modes[name]);
  await fakeMain(join(root, 'packages', 'local-gateway'), modes['gateway']);
  const said: string[] = [];
  return {
    root,
    home: join(root, '.fountain'),
    ports: await freePorts(),
    gateway: true,
    env: { PATH: process.env['PATH'] },
    say: (line) => said.push(line),
    said,
  };
}

export async function fakeMain(folder: string, mode = ''): Promise<void> {
  await mkdir(join(folder, 'src'), { recursive: true });
  const script = `process.env.MODE = ${JSON.stringify(mode)};\nawait import(${JSON.stringify(child)});\n`;
  await writeFile(join(folder, 'src', 'main.ts'), script);
  await writeFile(join(folder, 'src', 'migrate.ts'), '');
}

async function freePorts(): Promise<Ports> {
  const names = listeners.map(({ name }) => name);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
}
