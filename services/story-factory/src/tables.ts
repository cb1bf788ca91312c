import { idempotencyKeysTable, lastIdsTable } from '@fountainai/service-kit';
import type { ScoreStory } from '@fountainai/score';
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
  unique,
} from '@fountainai/drizzle/pg-core';
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

/** `failed`: not all that was asked for is there; `cancelled`: nothing of it is. Both may be begun again. */
export const orchestrationStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const renderings = ['pages', 'sound'] as const;
export type Render = (typeof renderings)[number];

/** A step that failed; `headingId` is null for what is of the whole. */
export interface Failure {
  step: string;
  headingId: number | null;
  message: string;
}

/** One row for everything that was ever to be composed: a story as it was then, and what was to be made of it. */
export const orchestrations = schema.table(
  'orchestrations',
  {
    workspaceId: text('workspace_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of all that decides what comes out: asked for again, it is the same row. */
    key: text().notNull(),
    scriptId: bigint('script_id', { mode: 'number' }).notNull(),
    /** Null for the whole play. */
    headingId: bigint('heading_id', { mode: 'number' }),
    /** The script's when this was last asked for. */
    revision: bigint({ mode: 'number' }).notNull(),
    render: jsonb().$type<Render[]>().notNull(),
    state: text({ enum: orchestrationStates }).notNull().default('queued'),
    /** Counts how often it was begun. A job of an earlier run has nothing to say any more. */
    run: integer().notNull().default(1),
    stage: text().notNull().default('waiting'),
    /** The steps that are finished, by name. A job that is taken up again skips them. */
    finished: jsonb().$type<string[]>().notNull().default([]),
    total: integer().notNull(),
    failures: jsonb().$type<Failure[]>().notNull().default([]),
    /** While there is something to be made of it, so that no token has to be kept for reading it later. */
    story: jsonb().$type<ScoreStory>(),
    requestedAt: timestamp('requested_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'orchestrations_pk', columns: [table.workspaceId, table.id] }),
    unique('orchestrations_key').on(table.workspaceId, table.key),
    index('orchestrations_latest').on(table.workspaceId, table.scriptId, table.requestedAt),
  ],
);

export const fileKinds = ['midi', 'lilypond', 'csound', 'musicxml', 'pdf', 'svg', 'wav', 'mp3'] as const;
export type FileKind = (typeof fileKinds)[number];

/** What orchestrations have made. The bytes lie on disk, named by their hash. */
export const files = schema.table(
  'files',
  {
    workspaceId: text('workspace_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    orchestrationId: bigint('orchestration_id', { mode: 'number' }).notNull(),
    kind: text({ enum: fileKinds }).notNull(),
    headingId: bigint('heading_id', { mode: 'number' }),
    page: integer(),
    name: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    madeBy: text('made_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'files_pk', columns: [table.workspaceId, table.id] }),
    foreignKey({
      name: 'files_of_orchestration',
      columns: [table.workspaceId, table.orchestrationId],
      foreignColumns: [orchestrations.workspaceId, orchestrations.id],
    }).onDelete('cascade'),
    index('files_of_orchestration').on(table.workspaceId, table.orchestrationId),
    index('files_content').on(table.workspaceId, table.sha256),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);
export const lastIds = lastIdsTable(schema);

export type ImportRow = typeof imports.$inferSelect;
export type OrchestrationRow = typeof orchestrations.$inferSelect;
export type FileRow = typeof files.$inferSelect;
