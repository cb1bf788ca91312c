import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    exports?: Record<string, string>;
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
const serviceFolders = readdirSync(join(root, 'services')).map((name) => `services/${name}`);
const folders = new Map(
  [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), ...serviceFolders].map(
    (folder) => [manifest(folder).name, folder],
  ),
);

/** The folders of packages that `pnpm install --prod --filter-prod PACKAGE...` installs. */
function installedWith(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  for (const name of Object.keys(manifest(folder).dependencies ?? {}))
    if (folders.has(name)) installedWith(folders.get(name)!, found);
  return found;
}

/** The imports of a file that stay at run time, and the programs that it starts; `import type` and `export type` go. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const imports = code.matchAll(/^(?:import|export) (?!type )(?:[^'";]*? from )?'([^']+)'/gm);
  const calls = code.matchAll(/\b(?:import|require)\('([^']+)'\)/g);
  const programs = code.matchAll(/\bnew URL\('(?:\.\/)?([^']+\.[cm]?[jt]s)', import/g);
  return [
    ...[...imports, ...calls].map(([, name]) => name!),
    ...[...programs].map(([, path]) => `./${path}`),
  ];
}

const packageOf = (file: string) => relative(root, file).split('/').slice(0, 2).join('/');

/** The imports that an image lacks, of all files that its programs load. */
function missing(programs: string[], installed: Set<string>): string[] {
  const seen = new Set<string>();
  const lacks: string[] = [];
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const from = packageOf(file);
    if (from.startsWith('packages/') && !installed.has(from) && importsOf(file).some(isInstalled))
      lacks.push(`${relative(root, file)} is in ${from}, which is not installed`);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) visit(resolve(dirname(file), name));
      else if (isInstalled(name)) visitPackage(file, from, name);
    }
  };
  const visitPackage = (file: string, from: string, name: string) => {
    const bare = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
    const { dependencies = {}, optionalDependencies = {} } = manifest(
      from.startsWith('scripts') ? '.' : from,
    );
    if (!(bare in dependencies) && !(bare in optionalDependencies) && manifest(from).name !== bare)
      lacks.push(`${relative(root, file)} imports ${name}, which ${from} does not depend on`);
    const folder = folders.get(bare);
    const entry = folder && manifest(folder).exports?.[`.${name.slice(bare.length)}`];
    if (entry) visit(join(root, folder, entry));
  };
  for (const program of programs) visit(join(root, program));
  return lacks;
}

const isInstalled = (name: string) => !name.startsWith('.') && !isBuiltin(name);

test("the services' image has all imports of services and migrations, and none of the commands", () => {
  const installed = new Set(serviceFolders.flatMap((folder) => [...installedWith(folder)]));
  const programs = serviceFolders.flatMap((folder) => [`${folder}/src/main.ts`, `${folder}/src/migrate.ts`]);
  expect(missing([...programs, 'scripts/ready.ts', 'scripts/migrate.ts'], installed)).toEqual([]);
  for (const name of ['cli', 'operator', 'home', 'local-stack', 'postgres', 'backup', 'service-testing'])
    expect(installed).not.toContain(`packages/${name}`);
});

test("the operator's image has all imports of its commands, and no service", () => {
  const installed = installedWith('packages/operator');
  expect(missing(['scripts/operator.ts'], installed)).toEqual([]);
  expect([...installed].filter((folder) => folder.startsWith('services/'))).toEqual([]);
});
