import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeChanges } from './files.ts';
import type { Changes, NewService } from './new-service.ts';
import { roomFiles } from './room/room-files.ts';
import { followsRegistry, generatedFiles, registryFile } from './common/registry.ts';
import { commonChanges, commonFiles } from './common/common-files.ts';
import { firstMigration, generateContracts, type Steps } from './steps.ts';

/** The plan to add a service. */
export interface Addition {
  service: NewService;
  /** Files to write: missing ones, and common files without an entry for the service. */
  changes: Changes;
  /** Files that other programs make afterwards. */
  made: string[];
  /** Existing files, which stay unchanged. */
  present: string[];
}

/** Plans the missing parts of a service. It never overwrites an existing file. */
export async function planAddition(root: string, service: NewService): Promise<Addition> {
  const { name } = service;
  const room = await roomFiles(root, service);
  const common = await commonChanges(root, (file, text) => file.add(text, service));
  const missing = [...room].filter(([path]) => readIfThere(root, path) === undefined);
  const changes: Changes = new Map([...missing, ...common]);
  const byOthers = madeByOthers(name);
  const made = byOthers.filter((path) => !existsSync(join(root, path)));
  if (changes.has(registryFile)) made.push(...followsRegistry);
  const all = [...room.keys(), ...byOthers, ...commonFiles.map(({ path }) => path), ...followsRegistry];
  const present = all.filter((path) => !changes.has(path) && !made.includes(path));
  return { service, changes, made, present };
}

/** Writes the missing parts. A repeated run continues after a failure. */
export async function add(root: string, addition: Addition, steps: Steps): Promise<void> {
  const { service, changes, made } = addition;
  if (changes.size + made.length === 0) return;
  writeChanges(root, changes);
  await steps.install(root);
  await firstMigration(root, service.name);
  await generateContracts(root);
}

const madeByOthers = (name: string) => [
  `services/${name}/migrations/0000_start.sql`,
  ...generatedFiles(name),
];
