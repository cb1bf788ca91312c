import type { Document, Schema } from '@fountainai/contracts';
import { branchesOf, objectOf, type ObjectSchema } from './schemas.ts';
import { lowerFirst } from './words.ts';

/** A noun of the service, with the fields of its schemas. */
export interface Table {
  /** Name of a row in TypeScript: `stageProp`. */
  noun: string;
  id: { field: string; isText: boolean };
  columns: Column[];
}

export interface Column {
  field: string;
  type: 'text' | 'integer' | 'bigint' | 'number' | 'boolean' | 'timestamp' | 'texts' | 'list' | 'object';
  isNullable: boolean;
}

// Columns of every table.
const standard = ['workspaceId', 'version', 'createdAt', 'updatedAt'];

/**
 * Derives a table from every schema with an id: `PropV2` with a `propId`, or an answer with an `id`. The versions
 * of a noun share one table.
 */
export function tablesOf(document: Document): Table[] {
  const answered = JSON.stringify(Object.values(document.paths));
  const tables = new Map<string, Table>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const noun = lowerFirst(name.replace(/V\d+$/, ''));
    const { properties, required } = objectOf(document, schema);
    const isAnswered = answered.includes(`"#/components/schemas/${name}"`);
    const id = [`${noun}Id`, ...(isAnswered ? ['id'] : [])].find((field) => field in properties);
    if (id === undefined) continue;
    const found = {
      noun,
      id: idOf(document, id, properties),
      columns: columnsOf(document, { properties, required }, id),
    };
    tables.set(noun, merged(tables.get(noun), found));
  }
  return [...tables.values()];
}

function idOf(document: Document, field: string, properties: ObjectSchema['properties']): Table['id'] {
  const types = branchesOf(document, properties[field]!).map(({ type }) => type);
  return { field, isText: types.includes('string') };
}

function columnsOf(document: Document, { properties, required }: ObjectSchema, id: string): Column[] {
  return Object.entries(properties)
    .filter(([field]) => field !== id && !standard.includes(field))
    .map(([field, schema]) => {
      const branches = branchesOf(document, schema);
      const isNullable = !required.includes(field) || branches.some(({ type }) => type === 'null');
      return { field, type: typeOf(document, field, branches), isNullable };
    });
}

function typeOf(document: Document, field: string, branches: Schema[]): Column['type'] {
  const kinds = branches.filter(({ type }) => type !== 'null');
  const [first] = kinds;
  if (kinds.length !== 1 || !first) return 'object';
  if (first.type === 'integer') return /id$/i.test(field) || first.format === 'int64' ? 'bigint' : 'integer';
  if (first.type === 'number') return 'number';
  if (first.type === 'boolean') return 'boolean';
  if (first.type === 'string') return first.format === 'date-time' ? 'timestamp' : 'text';
  if (first.type !== 'array') return 'object';
  const items = branchesOf(document, (first.items ?? {}) as Schema);
  return items.length === 1 && items[0]!.type === 'string' ? 'texts' : 'list';
}

/** Merges two versions of a table: the later one's columns, and the former one's own columns as nullable. */
function merged(former: Table | undefined, later: Table): Table {
  const known = new Set(later.columns.map(({ field }) => field));
  const others = (former?.columns ?? []).filter(({ field }) => !known.has(field));
  return {
    ...later,
    columns: [...later.columns, ...others.map((column) => ({ ...column, isNullable: true }))],
  };
}
