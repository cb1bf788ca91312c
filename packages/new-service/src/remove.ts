import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './errors.ts';
import { filesBelow, readIfThere, writeChanges } from './files.ts';
import type { Changes, NewService } from './new-service.ts';
import { roomFiles } from './room/room-files.ts';
import { followsRegistry, generatedFiles, registryFile } from './common/registry.ts';
import { commonChanges } from './common/common-files.ts';
import { generateContracts, migrationAgain, type Steps } from './steps.ts';

/** The plan to remove a service. */
export interface Removal {
  name: string;
  /** Files to delete, and common files without the service's entries. */
  changes: Changes;
  /** Files that other programs delete or change afterwards. */
  made: string[];
  /** Hand-written or changed files among the changes, which cannot be generated again. */
  lost: string[];
}

/**
 * Plans the removal of a service.
 * @param service the source of its files; undefined when its spec is unreadable, then every file counts as
 * changed
 * @throws Refusal when another package needs it
 */
export async function planRemoval(
  root: string,
  name: string,
  service: NewService | undefined,
): Promise<Removal> {
  const dependents = dependentsOf(root, name);
  if (dependents.length > 0) throw new Refusal([`${name} cannot go: ${dependents.join(', ')} needs it.`]);
  const files = [...filesBelow(root, `services/${name}`), ...frozenCopy(root, name)];
  const expected = service ? await expectedFiles(root, service) : new Map<string, string | null>();
  const common = await commonChanges(root, (file, text) => file.remove(text, name));
  return {
    name,
    changes: new Map([...files.map((path) => [path, null] as const), ...common]),
    made: common.has(registryFile) ? [...generatedFiles(name), ...followsRegistry] : [],
    lost: files.filter((path) => expected.get(path) !== readIfThere(root, path)),
  };
}

/** Removes a service. Its spec stays, because it is hand-written. */
export async function remove(root: string, { name, changes }: Removal, steps: Steps): Promise<void> {
  if (changes.size === 0) return;
  writeChanges(root, changes);
  rmSync(join(root, 'services', name), { recursive: true, force: true });
  await steps.install(root);
  await generateContracts(root);
}

async function expectedFiles(root: string, service: NewService): Promise<Changes> {
  const expected = await roomFiles(root, service);
  const migrations = `services/${service.name}/migrations`;
  const [tables, start] = [`services/${service.name}/src/tables.ts`, `${migrations}/0000_start.sql`];
  if (expected.get(tables) !== readIfThere(root, tables)) return expected;
  if (!existsSync(join(root, `services/${service.name}/node_modules`))) return expected;
  expected.set(start, await migrationAgain(root, service.name));
  // These files differ in ids and times only, which each run makes anew.
  for (const path of ['0000_snapshot.json', '_journal.json'].map((file) => `${migrations}/meta/${file}`))
    expected.set(path, readIfThere(root, path) ?? null);
  return expected;
}

/** A frozen v1 has clients. */
function frozenCopy(root: string, name: string): string[] {
  const path = `packages/contracts/test/frozen-v1/${name}.json`;
  return existsSync(join(root, path)) ? [path] : [];
}

function dependentsOf(root: string, name: string): string[] {
  const folders = ['packages', 'services', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((entry) => `${folder}/${entry}`),
  );
  return [...folders, 'tests', 'bench'].filter(
    (folder) =>
      folder !== `services/${name}` &&
      readIfThere(root, `${folder}/package.json`)?.includes(`"@fountainai/${name}":`),
  );
}
