import type { Document, Schema } from '@fountainai/contracts';
import { branchesOf, objectOf } from './schemas.ts';

/** Returns a value that a schema allows: its example, or the simplest value. */
export function sampleOf(document: Document, schema: Schema, holder: { example?: unknown } = {}): unknown {
  const [branch] = branchesOf(document, schema);
  const given = [
    holder.example,
    branch!.example,
    branch!.default,
    (branch!.examples as unknown[] | undefined)?.[0],
  ];
  const [found = (branch!.enum as unknown[] | undefined)?.[0] ?? branch!.const] = given.filter(
    (it) => it !== undefined,
  );
  return found ?? plainest(document, branch!);
}

function plainest(document: Document, schema: Schema): unknown {
  const { type, minimum = 1, minLength = 1, minItems = 0, items = {} } = schema as Limits;
  if (type === 'integer' || type === 'number') return minimum;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') return Array.from({ length: minItems }, () => sampleOf(document, items));
  if (type === 'string')
    return schema.format === 'date-time' ? '2026-01-31T12:00:00Z' : 'x'.repeat(minLength);
  const { properties, required } = objectOf(document, schema);
  return Object.fromEntries(required.map((field) => [field, sampleOf(document, properties[field] ?? {})]));
}

interface Limits {
  type?: string;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  items?: Schema;
}
