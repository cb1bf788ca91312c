import { idempotencyKeysTable } from '@fountainai/service-kit';
import { bigint, jsonb, pgSchema, primaryKey, text, timestamp } from '@fountainai/drizzle/pg-core';

export const schema = pgSchema('sequence');

const counterName = {
  workspaceId: text('workspace_id').notNull(),
  numberLine: text('number_line').notNull(),
  elementType: text('element_type').notNull(),
  /** 0 for a counter of the whole workspace, because a column of a primary key cannot be null. */
  elementId: bigint('element_id', { mode: 'number' }).notNull(),
};

export const counters = schema.table(
  'counters',
  {
    ...counterName,
    /** The last number that was given out. */
    value: bigint({ mode: 'number' }).notNull(),
    version: bigint({ mode: 'number' }).notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'counters_pk',
      columns: [table.workspaceId, table.numberLine, table.elementType, table.elementId],
    }),
  ],
);

export const elementVersions = schema.table(
  'element_versions',
  {
    ...counterName,
    versionNumber: bigint('version_number', { mode: 'number' }).notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'element_versions_pk',
      columns: [table.workspaceId, table.numberLine, table.elementType, table.elementId, table.versionNumber],
    }),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);

export type CounterRow = typeof counters.$inferSelect;
export type ElementVersionRow = typeof elementVersions.$inferSelect;
