import { readFileSync } from 'node:fs';
import type { Document } from './document.ts';
import type { ServiceOperations } from './generated/all.ts';
import type { ServiceName } from './services.ts';

/** Only types know it: which operations a contract describes. */
declare const operations: unique symbol;

/** A service's spec. `Ops` are its operations, so that handlers and clients of another contract do not compile. */
export interface Contract<Ops = unknown> {
  readonly [operations]?: Ops;
  name: string;
  /** The spec as a text that stands by itself. */
  yaml: string;
  document: Document;
}

/** Reads one service's spec as `pnpm generate` made it from openapi/NAME.yaml: as text, and as a document. */
export function loadContract<Name extends ServiceName>(name: Name): Contract<ServiceOperations[Name]> {
  const yaml = readFileSync(new URL(`./generated/${name}.yaml`, import.meta.url), 'utf8');
  const json = readFileSync(new URL(`./generated/${name}.json`, import.meta.url), 'utf8');
  return { name, yaml, document: JSON.parse(json) as Document };
}
