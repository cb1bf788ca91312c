import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeChanges } from './files.ts';
import type { Changes, NewService } from './new-service.ts';
import { roomFiles } from './room/room-files.ts';
import { followsRegistry, generatedFiles, registryFile } from './common/registry.ts';
import { commonChanges, commonFiles } from './common/common-files.ts';
import { firstMigration, generateContracts, type Steps } from './steps.ts';

/** What adding a service comes to. */
export interface Addition {
  service: NewService;
  /** What is to be written: files that are missing, and common files that lack an entry. */
  changes: Changes;
  /** What is to be made by other programs after that. */
  made: string[];
  /** What is there, and stays as it is. */
  present: string[];
}

/** Finds out what is missing of a service. A file that is there is never written again, whatever it holds. */
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

/** Writes what is missing. After a failure, doing it again goes on from there. */
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
