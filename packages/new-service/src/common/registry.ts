import { readIfThere } from '../files.ts';
import type { NewService } from '../new-service.ts';

export const registryFile = 'packages/contracts/src/services.json';

/** What `pnpm generate` makes of a spec. */
export const generatedFiles = (name: string) =>
  ['json', 'ts'].map((type) => `packages/contracts/src/generated/${name}.${type}`);

/** What is made anew whenever the list changes. */
export const followsRegistry = [
  'packages/contracts/src/generated/all.ts',
  'packages/client/src/hosts.ts',
  'pnpm-lock.yaml',
];

export type Registry = Record<string, { port: number; host: string }>;

/** The list of services in a clone, as it now is. */
export const readRegistry = (root: string) => JSON.parse(readIfThere(root, registryFile) ?? '{}') as Registry;

/** The list with the service. */
export function addToRegistry(text: string, { name, port, host }: NewService): string {
  const registry = JSON.parse(text) as Registry;
  return asText({ ...registry, [name]: registry[name] ?? { port, host } });
}

/** The list without the service. */
export function removeFromRegistry(text: string, name: string): string {
  const { [name]: _, ...others } = JSON.parse(text) as Registry;
  return asText(others);
}

const asText = (registry: Registry) => `${JSON.stringify(registry, null, 2)}\n`;
