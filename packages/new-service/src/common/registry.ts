import { readIfThere } from '../files.ts';
import type { NewService } from '../new-service.ts';

export const registryFile = 'packages/contracts/src/services.json';

/** The files that `pnpm generate` makes from a spec. */
export const generatedFiles = (name: string) =>
  ['json', 'ts'].map((type) => `packages/contracts/src/generated/${name}.${type}`);

/** The files that `pnpm generate` makes from the list of services. */
export const followsRegistry = [
  'packages/contracts/src/generated/all.ts',
  'packages/client/src/hosts.ts',
  'pnpm-lock.yaml',
];

export type Registry = Record<string, { port: number; host: string }>;

/** Reads the list of services of a clone. */
export const readRegistry = (root: string) => JSON.parse(readIfThere(root, registryFile) ?? '{}') as Registry;

/** Adds the service to the list. */
export function addToRegistry(text: string, { name, port, host }: NewService): string {
  const registry = JSON.parse(text) as Registry;
  return asText({ ...registry, [name]: registry[name] ?? { port, host } });
}

/** Removes the service from the list. */
export function removeFromRegistry(text: string, name: string): string {
  const { [name]: _, ...others } = JSON.parse(text) as Registry;
  return asText(others);
}

const asText = (registry: Registry) => `${JSON.stringify(registry, null, 2)}\n`;
