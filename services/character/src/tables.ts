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

export const schema = pgSchema('character');

export const characters = schema.table(
  'characters',
  {
    workspaceId: text('workspace_id').notNull(),
    characterId: bigint('character_id', { mode: 'number' }).notNull(),
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

export const appearances = schema.table(
  'appearances',
  {
    workspaceId: text('workspace_id').notNull(),
    /** An id of the script service, stored without a check. */
    headingId: bigint('heading_id', { mode: 'number' }).notNull(),
    characterId: bigint('character_id', { mode: 'number' }).notNull(),
    /** Increases in the order of additions. */
    position: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'appearances_pk', columns: [table.workspaceId, table.headingId, table.characterId] }),
    foreignKey({
      name: 'appearances.characterId',
      columns: [table.workspaceId, table.characterId],
      foreignColumns: [characters.workspaceId, characters.characterId],
    }).onDelete('cascade'),
    index('appearances_order').on(table.workspaceId, table.headingId, table.position),
    index('appearances_character').on(table.workspaceId, table.characterId),
  ],
);

export const paraphrases = schema.table(
  'paraphrases',
  {
    workspaceId: text('workspace_id').notNull(),
    paraphraseId: bigint('paraphrase_id', { mode: 'number' }).notNull(),
    /** The paraphrased character. */
    originalId: bigint('original_id', { mode: 'number' }).notNull(),
    text: text().notNull(),
    commentary: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'paraphrases_pk', columns: [table.workspaceId, table.paraphraseId] }),
    foreignKey({
      name: 'paraphrases.originalId',
      columns: [table.workspaceId, table.originalId],
      foreignColumns: [characters.workspaceId, characters.characterId],
    }).onDelete('cascade'),
    index('paraphrases_original').on(table.workspaceId, table.originalId, table.paraphraseId),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);
export const lastIds = lastIdsTable(schema);

export type CharacterRow = typeof characters.$inferSelect;
export type AppearanceRow = typeof appearances.$inferSelect;
export type ParaphraseRow = typeof paraphrases.$inferSelect;
