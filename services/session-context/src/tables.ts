import { idempotencyKeysTable, lastIdsTable } from '@fountainai/service-kit';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from '@fountainai/drizzle/pg-core';

export const schema = pgSchema('session_context');

export const sessions = schema.table(
  'sessions',
  {
    workspaceId: text('workspace_id').notNull(),
    sessionId: bigint('session_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    context: text().notNull(),
    /** The version that set the present text, and its time; other writes leave both. */
    contextVersion: integer('context_version').notNull().default(1),
    contextSetAt: timestamp('context_set_at', { withTimezone: true }).notNull().defaultNow(),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: 'sessions_pk', columns: [table.workspaceId, table.sessionId] })],
);

/** The former texts of a session's context. */
export const formerContexts = schema.table(
  'former_contexts',
  {
    workspaceId: text('workspace_id').notNull(),
    sessionId: bigint('session_id', { mode: 'number' }).notNull(),
    /** The version of the session that set it. */
    version: integer().notNull(),
    context: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({
      name: 'former_contexts_pk',
      columns: [table.workspaceId, table.sessionId, table.version],
    }),
    foreignKey({
      name: 'former_contexts.sessionId',
      columns: [table.workspaceId, table.sessionId],
      foreignColumns: [sessions.workspaceId, sessions.sessionId],
    }).onDelete('cascade'),
  ],
);

export const contexts = schema.table(
  'contexts',
  {
    workspaceId: text('workspace_id').notNull(),
    contextId: bigint('context_id', { mode: 'number' }).notNull(),
    sessionId: bigint('session_id', { mode: 'number' }),
    /** Ids of other services, stored without a check. */
    headingId: bigint('heading_id', { mode: 'number' }),
    characterId: bigint('character_id', { mode: 'number' }),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'contexts_pk', columns: [table.workspaceId, table.contextId] }),
    foreignKey({
      name: 'contexts.sessionId',
      columns: [table.workspaceId, table.sessionId],
      foreignColumns: [sessions.workspaceId, sessions.sessionId],
    }).onDelete('cascade'),
    index('contexts_section').on(table.workspaceId, table.headingId, table.contextId),
    index('contexts_session').on(table.workspaceId, table.sessionId),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);
export const lastIds = lastIdsTable(schema);

export type SessionRow = typeof sessions.$inferSelect;
export type FormerContextRow = typeof formerContexts.$inferSelect;
export type ContextRow = typeof contexts.$inferSelect;
