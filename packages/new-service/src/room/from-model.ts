import { readIfThere } from '../files.ts';
import type { NewService } from '../new-service.ts';
import { readRegistry } from '../common/registry.ts';

/** The simplest service; files that differ only by name and port are copied from it. */
const model = 'character';

const files = [
  'package.json',
  'drizzle.config.ts',
  'src/main.ts',
  'src/migrate.ts',
  'src/app.ts',
  'src/config.ts',
  'test/setup.ts',
];

/** Returns the files that do not depend on operations, by their path in the service's folder. */
export function filesFromModel(root: string, { name, port }: NewService): Record<string, string> {
  const modelPort = readRegistry(root)[model]!.port;
  return Object.fromEntries(
    files.map((path) => {
      const text = readIfThere(root, `services/${model}/${path}`)!;
      const ours = text
        .replaceAll(`'${model}'`, `'${name}'`)
        .replaceAll(`@fountainai/${model}"`, `@fountainai/${name}"`)
        .replaceAll(String(modelPort), String(port));
      return [path, ours];
    }),
  );
}
