import { formatted } from '../files.ts';
import type { Changes, NewService } from '../new-service.ts';
import { filesFromModel } from './from-model.ts';
import { handlersFile } from './handlers.ts';
import { readmeFile } from './readme.ts';
import { tablesFile } from './tables-file.ts';
import { tablesOf } from './tables.ts';
import { testsFile } from './tests.ts';

/** Generates all files of a service's folder except migrations, by their path from the root. */
export async function roomFiles(root: string, service: NewService): Promise<Changes> {
  const { name, document } = service;
  const tables = tablesOf(document);
  const files = {
    'README.md': readmeFile(service, tables),
    ...filesFromModel(root, service),
    'src/tables.ts': tablesFile(name, tables),
    ...Object.fromEntries(
      (['v1', 'v2'] as const).flatMap((version) => [
        [`src/${version}.ts`, handlersFile(name, document, version)],
        [`test/${version}.test.ts`, testsFile(document, version)],
      ]),
    ),
  };
  const made: Changes = new Map();
  for (const [path, text] of Object.entries(files)) {
    const full = `services/${name}/${path}`;
    made.set(full, await formatted(root, full, text));
  }
  return made;
}
