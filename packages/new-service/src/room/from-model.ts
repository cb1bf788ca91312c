import { readIfThere } from '../files.ts';
import type { NewService } from '../new-service.ts';
import { readRegistry } from '../common/registry.ts';

/** The plainest of the rooms. What is the same in all of them, but for name and port, is taken from it. */
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

/** The files of a room that know nothing of its operations, by their path in it. */
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
