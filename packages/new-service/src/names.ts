import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readIfThere } from './files.ts';
import { readRegistry } from './common/registry.ts';

// PostgreSQL truncates names at 63 characters, and prefixes and suffixes make ours longer.
const longestName = 40;
/** Names that hosts, schemas or files already use. */
const reserved = [
  'all',
  'api',
  'gateway',
  'public',
  'information-schema',
  'graphile-worker',
  'tests',
  'bench',
];

/** Lists the problems of a service's name; none for an existing service. */
export function nameProblems(root: string, name: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name))
    return [`"${name}" is no name for a service: write it in kebab-case, such as stage-props.`];
  if (name.length > longestName) return [`"${name}" is too long: at most ${longestName} characters.`];
  if (name in readRegistry(root)) return [];
  const taken = [...reserved, ...packageNames(root), ...containers(root)];
  if (taken.includes(name) || name.startsWith('pg-'))
    return [`The name "${name}" is taken: a package, a container or a part of the system is called so.`];
  return [];
}

function packageNames(root: string): string[] {
  const folders = ['packages', 'infra'].filter((folder) => existsSync(join(root, folder)));
  return folders.flatMap((folder) => readdirSync(join(root, folder)));
}

function containers(root: string): string[] {
  const compose = parse(readIfThere(root, 'docker-compose.yml') ?? '', { merge: true }) as {
    services: object;
  };
  return Object.keys(compose.services);
}
