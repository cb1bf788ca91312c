import { readFileSync } from 'node:fs';
import type { Document } from './document.ts';
import type { ServiceName } from './services.ts';

export interface Contract {
  name: string;
  /** The spec as a text that stands by itself. */
  yaml: string;
  document: Document;
}

/** Reads one service's spec as `pnpm generate` made it from openapi/NAME.yaml: as text, and as a document. */
export function loadContract(name: ServiceName): Contract {
  const yaml = readFileSync(new URL(`./generated/${name}.yaml`, import.meta.url), 'utf8');
  const json = readFileSync(new URL(`./generated/${name}.json`, import.meta.url), 'utf8');
  return { name, yaml, document: JSON.parse(json) as Document };
}
