import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesBelow } from '../src/files.ts';
import type { Steps } from '../src/steps.ts';

const origin = join(import.meta.dirname, '../../..');

/** Copies this repository with its installed packages, without samples. */
export function cloneHere(): string {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'fountainai-clone-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: origin,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => file !== '' && !/^(samples|docs\/music)\//.test(file));
  for (const file of files.filter((it) => existsSync(join(origin, it)))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(origin, file), join(root, file));
  }
  for (const folder of new Set(files.map(dirname).flatMap((path) => [path, dirname(path)])))
    linkPackages(join(origin, folder), join(root, folder));
  return root;
}

/** Links a folder's dependencies: workspace packages within the copy, others at their place. */
function linkPackages(from: string, to: string): void {
  const [source, target] = [join(from, 'node_modules'), join(to, 'node_modules')];
  if (!existsSync(source) || existsSync(target)) return;
  const names = readdirSync(source).filter((name) => !name.startsWith('.'));
  const packages = names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(source, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  for (const name of packages) {
    const place = realpathSync(join(source, name));
    const isOurs = !place.includes('/node_modules/');
    mkdirSync(dirname(join(target, name)), { recursive: true });
    symlinkSync(isOurs ? readlinkSync(join(source, name)) : place, join(target, name));
  }
}

/** Replaces `pnpm install`: links the dependencies of another service. */
export const linkedSteps = (name: string): Steps => ({
  install: async (root) => {
    const folder = join(root, 'services', name);
    if (existsSync(folder)) linkPackages(join(root, 'services/character'), folder);
  },
});

/** Returns the texts of all files of a clone. */
export function contentsOf(root: string): Record<string, string> {
  const tops = [
    '.',
    'bench',
    'docs',
    'infra',
    'kong',
    'observability',
    'openapi',
    'packages',
    'scripts',
    'services',
    'tests',
  ];
  const files = tops.flatMap((top) =>
    top === '.' ? ['README.md', 'docker-compose.yml', 'package.json', 'Dockerfile'] : filesBelow(root, top),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
