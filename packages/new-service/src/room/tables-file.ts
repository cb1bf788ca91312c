import { snakeName } from '../new-service.ts';
import type { Column, Table } from './tables.ts';
import { plural, snakeCase, upperFirst } from './words.ts';

/**
 * Generates src/tables.ts: a Drizzle table for each noun, and the tables of every service for idempotency keys
 * and ids.
 */
export function tablesFile(name: string, tables: Table[]): string {
  const code = tables.map(tableCode).join('\n');
  const used = functions.filter((it) => new RegExp(`\\b${it}\\(`).test(code));
  const allotsIds = tables.some(({ id }) => !id.isText);
  return `import { idempotencyKeysTable${allotsIds ? ', lastIdsTable' : ''} } from '@fountainai/service-kit';
import { ${[...used, 'pgSchema'].toSorted().join(', ')} } from '@fountainai/drizzle/pg-core';

export const schema = pgSchema('${snakeName(name)}');

${code}
export const idempotencyKeys = idempotencyKeysTable(schema);
${allotsIds ? '/** `allotIds` gives the ids. */\nexport const lastIds = lastIdsTable(schema);\n' : ''}
${tables.map(({ noun }) => `export type ${upperFirst(noun)}Row = typeof ${plural(noun)}.$inferSelect;\n`).join('')}`;
}

const functions = [
  'bigint',
  'boolean',
  'doublePrecision',
  'integer',
  'jsonb',
  'primaryKey',
  'text',
  'timestamp',
];

const tableCode = (table: Table) => `export const ${plural(table.noun)} = schema.table(
  '${tableName(table)}',
  {
    workspaceId: text('workspace_id').notNull(),
    ${keyOf(table.id.field)}: ${idCode(table)},
${table.columns.map((column) => `    ${keyOf(column.field)}: ${columnCode(column)},\n`).join('')}    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: '${tableName(table)}_pk', columns: [table.workspaceId, table.${table.id.field}] })],
);
`;

/** Returns the name of a table in PostgreSQL. */
export const tableName = ({ noun }: Table) => snakeCase(plural(noun));

function idCode({ id: { field, isText } }: Table): string {
  if (isText) return `text(${nameArgument(field)}).notNull()`;
  return `${numbered('bigint', field)}.notNull()`;
}

function columnCode({ field, type, isNullable }: Column): string {
  const name = nameArgument(field);
  const code = {
    text: `text(${name})`,
    integer: `integer(${name})`,
    bigint: numbered('bigint', field),
    number: `doublePrecision(${name})`,
    boolean: `boolean(${name})`,
    timestamp: `timestamp(${[name, '{ withTimezone: true }'].filter(Boolean).join(', ')})`,
    texts: `text(${name}).array()`,
    list: `jsonb(${name}).$type<unknown[]>()`,
    object: `jsonb(${name}).$type<Record<string, unknown>>()`,
  }[type];
  return isNullable ? code : `${code}.notNull()`;
}

const numbered = (type: string, field: string) =>
  `${type}(${[nameArgument(field), "{ mode: 'number' }"].filter(Boolean).join(', ')})`;

/** Drizzle uses the field's name by default. */
const nameArgument = (field: string) => (snakeCase(field) === field ? '' : `'${snakeCase(field)}'`);
const keyOf = (field: string) => (/^[a-z_$][\w$]*$/i.test(field) ? field : `'${field}'`);
