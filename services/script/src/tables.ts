import { idempotencyKeysTable, lastIdsTable } from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  type AnyPgColumn,
} from '@fountainai/drizzle/pg-core';

export const schema = pgSchema('script');

const element = {
  workspaceId: text('workspace_id').notNull(),
  id: bigint({ mode: 'number' }).notNull(),
  sequenceNumber: bigint('sequence_number', { mode: 'number' }).notNull(),
  version: integer().notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
};

const scriptId = bigint('script_id', { mode: 'number' }).notNull();
const ofScript = {
  ...element,
  scriptId,
  /** The revision that set this state; `former_elements` holds earlier states. */
  sinceRevision: bigint('since_revision', { mode: 'number' }).notNull(),
};
const ofSection = { ...ofScript, headingId: bigint('heading_id', { mode: 'number' }).notNull() };

export const scripts = schema.table(
  'scripts',
  {
    ...element,
    title: text().notNull(),
    author: text().notNull(),
    description: text().notNull(),
    /** Counts every change in the script; `version` counts the changes to the row itself. */
    revision: bigint({ mode: 'number' }).notNull().default(1),
    /** The revision that set title, author and description. */
    sinceRevision: bigint('since_revision', { mode: 'number' }).notNull().default(1),
    /** Before this revision, only named revisions are kept. */
    thinnedBefore: bigint('thinned_before', { mode: 'number' }).notNull().default(1),
  },
  (table) => [
    primaryKey({ name: 'scripts.scriptId', columns: [table.workspaceId, table.id] }),
    index('scripts_order').on(table.workspaceId, table.sequenceNumber),
    numberedUp('scripts', table),
    check('scripts.revision', sql`${table.revision} >= ${table.sinceRevision}`),
    check('scripts.thinnedBefore', sql`${table.thinnedBefore} BETWEEN 1 AND ${table.revision}`),
  ],
);

/** The cascade deletes a script's rows with the script. */
export const ofItsScript = (name: string, table: Record<'workspaceId' | 'scriptId', AnyPgColumn>) =>
  foreignKey({
    name: `${name}.scriptId`,
    columns: [table.workspaceId, table.scriptId],
    foreignColumns: [scripts.workspaceId, scripts.id],
  }).onDelete('cascade');

/**
 * PostgreSQL checks the constraint after each statement, or at the end within `whileNumbersMove`. The migration makes
 * it deferrable.
 */
const numberedOnce = (
  name: string,
  table: Record<'workspaceId' | 'sequenceNumber' | 'scriptId', AnyPgColumn>,
) => unique(name).on(table.workspaceId, table.sequenceNumber, table.scriptId);

const numberedUp = (
  name: string,
  table: Record<'sequenceNumber' | 'version' | 'sinceRevision', AnyPgColumn>,
) =>
  check(
    `${name}_count_up`,
    sql`${table.sequenceNumber} >= 0 AND ${table.version} >= 1 AND ${table.sinceRevision} >= 1`,
  );

/**
 * The key keeps elements in the script of their section. They are deleted before the section, so that history keeps
 * them.
 */
const ofItsSection = (name: string, table: Record<'workspaceId' | 'scriptId' | 'headingId', AnyPgColumn>) =>
  foreignKey({
    name: `${name}.headingId`,
    columns: [table.workspaceId, table.scriptId, table.headingId],
    foreignColumns: [sections.workspaceId, sections.scriptId, sections.id],
  });

// On tables that a foreign key references, only unique indexes begin with two of the key's columns. Without statistics
// PostgreSQL may check the key by any such index and read a whole script for each inserted row.
export const sections = schema.table(
  'sections',
  { ...ofScript, title: text().notNull(), level: smallint().notNull() },
  (table) => [
    primaryKey({ name: 'sections.headingId', columns: [table.workspaceId, table.id] }),
    unique('sections_of_script').on(table.workspaceId, table.scriptId, table.id),
    numberedOnce('sections.sequenceNumber', table),
    numberedUp('sections', table),
    check('sections.level', sql`${table.level} BETWEEN 1 AND 6`),
    ofItsScript('sections', table),
  ],
);

export const spokenWords = schema.table('spoken_words', { ...ofSection, text: text().notNull() }, (table) => [
  primaryKey({ name: 'spoken_words.dialogueId', columns: [table.workspaceId, table.id] }),
  unique('spoken_words_of_script').on(table.workspaceId, table.scriptId, table.id),
  index('spoken_words_order').on(table.workspaceId, table.headingId, table.sequenceNumber),
  numberedOnce('spoken_words.sequence', table),
  numberedUp('spoken_words', table),
  ofItsSection('spoken_words', table),
]);

export type Kind = 'speech' | 'direction' | 'transition' | 'note';

export const actions = schema.table(
  'actions',
  {
    ...ofSection,
    kind: text().$type<Kind>().notNull(),
    description: text().notNull(),
    characterId: bigint('character_id', { mode: 'number' }),
    dialogueId: bigint('dialogue_id', { mode: 'number' }),
    contextId: bigint('context_id', { mode: 'number' }),
    extension: text(),
    dual: boolean().notNull(),
  },
  (table) => [
    primaryKey({ name: 'actions.actionId', columns: [table.workspaceId, table.id] }),
    index('actions_order').on(table.workspaceId, table.headingId, table.sequenceNumber),
    index('actions_of_script').on(table.workspaceId, table.scriptId, table.dialogueId),
    index('actions_with_text')
      .on(table.workspaceId, table.scriptId)
      .where(sql`${table.description} <> ''`),
    numberedOnce('actions.sequenceNumber', table),
    numberedUp('actions', table),
    check('actions.kind', sql`${table.kind} IN ('speech', 'direction', 'transition', 'note')`),
    ofItsSection('actions', table),
    foreignKey({
      name: 'actions.dialogueId',
      columns: [table.workspaceId, table.scriptId, table.dialogueId],
      foreignColumns: [spokenWords.workspaceId, spokenWords.scriptId, spokenWords.id],
    }),
  ],
);

/**
 * Other wordings of spoken words and actions, stored beside the script. They are deleted with the script but not with
 * their original, because the original may be restored.
 */
export const paraphrases = schema.table(
  'paraphrases',
  {
    workspaceId: text('workspace_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    scriptId,
    /** Exactly one of these two names the original. */
    dialogueId: bigint('dialogue_id', { mode: 'number' }),
    actionId: bigint('action_id', { mode: 'number' }),
    text: text().notNull(),
    commentary: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'paraphrases.paraphraseId', columns: [table.workspaceId, table.id] }),
    check('paraphrases_of_one', sql`num_nonnulls(${table.dialogueId}, ${table.actionId}) = 1`),
    index('paraphrases_of_spoken_word').on(table.workspaceId, table.dialogueId, table.id),
    index('paraphrases_of_action').on(table.workspaceId, table.actionId, table.id),
    index('paraphrases_of_script').on(table.workspaceId, table.scriptId),
    ofItsScript('paraphrases', table),
  ],
);

/** The last numbers that this service gave without a sequence service. */
export const counters = schema.table(
  'counters',
  {
    workspaceId: text('workspace_id').notNull(),
    elementType: text('element_type').notNull(),
    /** 0 for scripts, which are numbered across the workspace, because a primary key column cannot be null. */
    scriptId: bigint('script_id', { mode: 'number' }).notNull(),
    value: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'counters_pk', columns: [table.workspaceId, table.scriptId, table.elementType] }),
    check('counters.elementType', sql`${table.elementType} IN ('script', 'section', 'action', 'spokenWord')`),
    check('counters.value', sql`${table.value} >= 0`),
  ],
);

export const idempotencyKeys = idempotencyKeysTable(schema);
export const lastIds = lastIdsTable(schema);

/** The tables of sections, actions and spoken words. */
export type PartTable = typeof sections | typeof actions | typeof spokenWords;
export type ElementTable = typeof scripts | PartTable;

export type ScriptRow = typeof scripts.$inferSelect;
export type SectionRow = typeof sections.$inferSelect;
export type ActionRow = typeof actions.$inferSelect;
export type SpokenWordRow = typeof spokenWords.$inferSelect;
export type ParaphraseRow = typeof paraphrases.$inferSelect;
