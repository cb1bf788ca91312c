import { idempotencyKeysTable } from '@fountainai/service-kit';
import { bigint, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { MadeParts } from './import-parts.ts';
import type { ImportSummary } from './import-summary.ts';

export const schema = pgSchema('story_factory');

/**
 * `stopped`: nobody knows whether the last call to another service took effect; to be taken up where it stopped.
 * `failed`: what was made is taken back, but for the leftovers; to be begun anew.
 */
export const importStates = ['running', 'stopped', 'failed', 'done'] as const;

/** One row for every text that was ever imported into a workspace: the memory that makes an import safe to repeat. */
export const imports = schema.table(
  'imports',
  {
    workspaceId: text('workspace_id').notNull(),
    /** SHA-256 of format and text. */
    sourceHash: text('source_hash').notNull(),
    state: text({ enum: importStates }).notNull(),
    /** Names the run to the other services: a run that is taken up again finds what it has made already. */
    attempt: integer().notNull().default(1),
    subject: text().notNull(),
    /** What a failed run could not take back. */
    leftovers: jsonb().$type<MadeParts>(),
    summary: jsonb().$type<ImportSummary>(),
    scriptId: bigint('script_id', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: 'imports_pk', columns: [table.workspaceId, table.sourceHash] })],
);

export const idempotencyKeys = idempotencyKeysTable(schema);

export type ImportRow = typeof imports.$inferSelect;
