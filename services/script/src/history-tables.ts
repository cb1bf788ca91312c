import { sql } from '@fountainai/drizzle';
import { bigint, check, integer, jsonb, primaryKey, text, timestamp } from '@fountainai/drizzle/pg-core';
import { ofItsScript, schema } from './tables.ts';

const scriptId = bigint('script_id', { mode: 'number' }).notNull();

export type Element = 'script' | 'section' | 'action' | 'spokenWord';

/** A row holds an element's state from one revision until the revision that changed or deleted the element. */
export const formerElements = schema.table(
  'former_elements',
  {
    workspaceId: text('workspace_id').notNull(),
    scriptId,
    element: text().$type<Element>().notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    fromRevision: bigint('from_revision', { mode: 'number' }).notNull(),
    /** The first revision without this state. */
    toRevision: bigint('to_revision', { mode: 'number' }).notNull(),
    state: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'former_elements_pk',
      columns: [table.workspaceId, table.scriptId, table.toRevision, table.element, table.id],
    }),
    check('former_elements.element', sql`${table.element} IN ('script', 'section', 'action', 'spokenWord')`),
    check(
      'former_elements.toRevision',
      sql`${table.fromRevision} >= 1 AND ${table.toRevision} > ${table.fromRevision}`,
    ),
    ofItsScript('former_elements', table),
  ],
);

/** Every write to a script, with its time, author and operation. */
export const revisions = schema.table(
  'revisions',
  {
    workspaceId: text('workspace_id').notNull(),
    scriptId,
    revision: bigint({ mode: 'number' }).notNull(),
    // Not now(), which is the start of the transaction: writers to one script wait for the lock after that.
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`clock_timestamp()`),
    subject: text().notNull(),
    operation: text().notNull(),
    summary: text().notNull(),
    /** The number of changed elements. */
    changes: integer().notNull(),
  },
  (table) => [
    primaryKey({ name: 'revisions_pk', columns: [table.workspaceId, table.scriptId, table.revision] }),
    check('revisions.revision', sql`${table.revision} >= 1`),
    // Only a restored revision may be the present one. The check also refuses writes of the release with triggers: that
    // release stored a revision before its changes and would lose their former rows.
    check(
      'revisions.changes',
      sql`${table.changes} > 0 OR (${table.changes} = 0 AND ${table.operation} IN ('', 'restoreScriptRevisionV2'))`,
    ),
    ofItsScript('revisions', table),
  ],
);

/** Revisions with a name. */
export const versions = schema.table(
  'versions',
  {
    workspaceId: text('workspace_id').notNull(),
    scriptId,
    versionNumber: bigint('version_number', { mode: 'number' }).notNull(),
    name: text().notNull(),
    description: text().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'versions_pk', columns: [table.workspaceId, table.scriptId, table.versionNumber] }),
    ofItsScript('versions', table),
  ],
);

export type RevisionRow = typeof revisions.$inferSelect;
export type VersionRow = typeof versions.$inferSelect;
