import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';
import type { Changes } from './new-service.ts';

/** Returns a file's text, or undefined when it does not exist. */
export function readIfThere(root: string, path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Lists all files below a folder by their paths from the root, without node_modules. */
export function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

/** Formats a text as `pnpm format` does. @throws Error when it does not parse */
export async function formatted(root: string, path: string, text: string): Promise<string> {
  const {
    ignorePatterns: _,
    $schema: __,
    ...options
  } = JSON.parse(readIfThere(root, '.oxfmtrc.json') ?? '{}');
  const { code, errors } = await format(path, text, options as FormatConfig);
  if (errors.length > 0) throw new Error(`${path} cannot be formatted: ${errors[0]!.message}`);
  return code;
}

/** Writes and deletes files. */
export function writeChanges(root: string, changes: Changes): void {
  for (const [path, text] of changes) {
    const file = join(root, path);
    if (text === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
