import { idempotencyKeysTable } from '@fountainai/service-kit';
import { bigint, index, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const schema = pgSchema('character');

export const characters = schema.table(
  'characters',
  {
    workspaceId: text('workspace_id').notNull(),
    characterId: bigint('character_id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    description: text().notNull(),
    aliases: text().array().notNull(),
    attributes: jsonb().$type<Record<string, unknown>>().notNull(),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'characters_pk', columns: [table.workspaceId, table.characterId] }),
    index('characters_name').on(table.workspaceId, table.name, table.characterId),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);

export type CharacterRow = typeof characters.$inferSelect;
