import type { Document } from '@fountainai/contracts';
import { parse } from 'yaml';
import { readIfThere } from './files.ts';
import { readRegistry } from './common/registry.ts';

/** Lists paths that another service has too; the combined host could not route them. */
export function collisions(root: string, name: string, document: Document): string[] {
  const owners = new Map(othersOf(root, name).map(({ owner, path }) => [bare(path), owner]));
  return Object.keys(document.paths)
    .filter((path) => owners.has(bare(path)))
    .map((path) => `${path} is also a path of ${owners.get(bare(path))}; choose another`);
}

/**
 * Returns regular expressions for a service's paths on the combined host. They match the first word of a path, or the
 * whole path where another service has the same first word.
 */
export function pathPatterns(root: string, name: string, document: Document): string[] {
  const theirs = new Set(othersOf(root, name).map(({ path }) => firstWord(path)));
  const patterns = Object.keys(document.paths).map((path) =>
    theirs.has(firstWord(path))
      ? `~/v[12]/${withoutVersion(path).replaceAll(/\{\w+\}/g, '[^/]+')}$`
      : `~/v[12]/${firstWord(path)}(?:/|$)`,
  );
  return [...new Set(patterns)];
}

function othersOf(root: string, name: string): { owner: string; path: string }[] {
  const others = Object.keys(readRegistry(root)).filter((other) => other !== name);
  return others.flatMap((owner) => {
    const { paths } = parse(readIfThere(root, `openapi/${owner}.yaml`)!) as Document;
    return Object.keys(paths).map((path) => ({ owner, path }));
  });
}

const bare = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');
const withoutVersion = (path: string) => path.replace(/^\/v[12]\//, '');
const firstWord = (path: string) => withoutVersion(path).split('/')[0]!;
