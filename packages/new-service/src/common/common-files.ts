import { formatted, readIfThere } from '../files.ts';
import type { Changes, NewService } from '../new-service.ts';
import { addToCompose, removeFromCompose } from './compose.ts';
import { addToKong, removeFromKong } from './kong.ts';
import {
  addToAlerts,
  addToAlertTests,
  addToPrometheus,
  removeFromAlerts,
  removeFromAlertTests,
  removeFromPrometheus,
} from './observability.ts';
import { addToReadme, removeFromReadme } from './readme.ts';
import { addToRegistry, registryFile, removeFromRegistry } from './registry.ts';

interface CommonFile {
  path: string;
  add: (text: string, service: NewService) => string;
  remove: (text: string, name: string) => string;
}

/** The files with an entry for each service; the other files follow from the first. */
export const commonFiles: CommonFile[] = [
  { path: registryFile, add: addToRegistry, remove: removeFromRegistry },
  { path: 'kong/kong.yml', add: addToKong, remove: removeFromKong },
  { path: 'docker-compose.yml', add: addToCompose, remove: removeFromCompose },
  {
    path: 'observability/prometheus/prometheus.yml',
    add: (text, { name }) => addToPrometheus(text, name),
    remove: removeFromPrometheus,
  },
  {
    path: 'observability/prometheus/alerts.yml',
    add: (text, { name }) => addToAlerts(text, name),
    remove: removeFromAlerts,
  },
  {
    path: 'observability/prometheus/alerts.test.yml',
    add: (text, { name }) => addToAlertTests(text, name),
    remove: removeFromAlertTests,
  },
  { path: 'README.md', add: addToReadme, remove: removeFromReadme },
];

/** Applies an edit to the common files and returns those that it changes. */
export async function commonChanges(
  root: string,
  edit: (file: CommonFile, text: string) => string,
): Promise<Changes> {
  const changes: Changes = new Map();
  for (const file of commonFiles) {
    const before = readIfThere(root, file.path);
    if (before === undefined) throw new Error(`${file.path} is missing: is this the root of a clone?`);
    const after = edit(file, before);
    if (after !== before) changes.set(file.path, await formatted(root, file.path, after));
  }
  return changes;
}
