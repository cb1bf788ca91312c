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
 * `stopped`: the last call to another service may or may not have taken effect; the next import resumes the run.
 * `failed`: the created rows are deleted except for the leftovers; the next import starts again.
 */
export const importStates = ['running', 'stopped', 'failed', 'done'] as const;

/** One row per text ever imported into a workspace. It makes an import safe to repeat. */
export const imports = schema.table(
  'imports',
  {
    workspaceId: text('workspace_id').notNull(),
    /** SHA-256 of format and text. */
    sourceHash: text('source_hash').notNull(),
    state: text({ enum: importStates }).notNull(),
    /** Identifies the run in the keys of its calls, so that a resumed run finds the rows it created. */
    attempt: integer().notNull().default(1),
    subject: text().notNull(),
    /** The rows that a failed run could not delete. */
    leftovers: jsonb().$type<MadeParts>(),
    summary: jsonb().$type<ImportSummary>(),
    scriptId: bigint('script_id', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: 'imports_pk', columns: [table.workspaceId, table.sourceHash] })],
);

/** `failed`: some requested files are missing; `cancelled`: all are. A request starts either one again. */
export const orchestrationStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const renderings = ['pages', 'sound'] as const;
export type Render = (typeof renderings)[number];

/** A step that failed; `headingId` is null for a step of the whole play. */
export interface Failure {
  step: string;
  headingId: number | null;
  message: string;
}

/** One row per requested orchestration: the story at that time and the requested files. */
export const orchestrations = schema.table(
  'orchestrations',
  {
    workspaceId: text('workspace_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of everything that decides the result: an equal request uses the same row. */
    key: text().notNull(),
    scriptId: bigint('script_id', { mode: 'number' }).notNull(),
    /** Null for the whole play. */
    headingId: bigint('heading_id', { mode: 'number' }),
    /** The script's revision at the last request. */
    revision: bigint({ mode: 'number' }).notNull(),
    render: jsonb().$type<Render[]>().notNull(),
    state: text({ enum: orchestrationStates }).notNull().default('queued'),
    /** Counts the runs. Updates of a job from an earlier run are ignored. */
    run: integer().notNull().default(1),
    stage: text().notNull().default('waiting'),
    /** The names of finished steps. A resumed job skips them. */
    finished: jsonb().$type<string[]>().notNull().default([]),
    total: integer().notNull(),
    failures: jsonb().$type<Failure[]>().notNull().default([]),
    /** The story stays here while jobs need it, so that no token is stored for reading it later. */
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

/** Files of orchestrations. The bytes are on disk, named by their hash. */
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
