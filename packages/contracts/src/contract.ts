import { readFileSync } from 'node:fs';
import type { Document } from './document.ts';
import type { ServiceName } from './services.ts';

export interface Contract {
  name: string;
  /** The spec as it was written. */
  yaml: string;
  document: Document;
}

/** Reads one service's spec: openapi/NAME.yaml as written, and the document made from it by `pnpm generate`. */
export function loadContract(name: ServiceName): Contract {
  const yaml = readFileSync(new URL(`../../../openapi/${name}.yaml`, import.meta.url), 'utf8');
  const json = readFileSync(new URL(`./generated/${name}.json`, import.meta.url), 'utf8');
  return { name, yaml, document: JSON.parse(json) as Document };
}
