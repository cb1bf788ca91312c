import type { Db } from '@fountainai/service-kit';
import { and, eq, sql } from '@fountainai/drizzle';
import {
  actions,
  sections,
  spokenWords,
  type ActionRow,
  type SectionRow,
  type SpokenWordRow,
} from './tables.ts';

// What makes an element what it is, besides its id. Its version and times only tell of it.
const sectionFields = ['sequenceNumber', 'title', 'level'] as const;
const wordFields = ['headingId', 'sequenceNumber', 'text'] as const;
const actionFields = [
  'headingId',
  'sequenceNumber',
  'kind',
  'description',
  'characterId',
  'dialogueId',
  'contextId',
  'extension',
  'dual',
] as const;

/** An element that comes back goes on with its versions and keeps its birthday. */
interface Born {
  id: number;
  version?: number;
  createdAt?: Date;
}
export type SectionState = Born & Pick<SectionRow, (typeof sectionFields)[number]>;
export type SpokenWordState = Born & Pick<SpokenWordRow, (typeof wordFields)[number]>;
export type ActionState = Born & Pick<ActionRow, (typeof actionFields)[number]>;

/** Elements of one script. */
export interface Elements {
  sections: SectionState[];
  actions: ActionState[];
  spokenWords: SpokenWordState[];
}

/** What has to be stored and deleted to make some elements others. */
export interface Change {
  stored: Elements;
  /** Ids. */
  deleted: { sections: number[]; actions: number[]; spokenWords: number[] };
}

export function changeOf(from: Elements, to: Elements): Change {
  const section = compare(from.sections, to.sections, sectionFields);
  const action = compare(from.actions, to.actions, actionFields);
  const word = compare(from.spokenWords, to.spokenWords, wordFields);
  return {
    stored: { sections: section.stored, actions: action.stored, spokenWords: word.stored },
    deleted: { sections: section.deleted, actions: action.deleted, spokenWords: word.deleted },
  };
}

function compare<State extends Born>(from: State[], to: State[], fields: readonly (keyof State)[]) {
  const present = new Map(from.map((state) => [state.id, state]));
  const staying = new Set(to.map(({ id }) => id));
  const differs = (state: State) => {
    const before = present.get(state.id);
    return !before || fields.some((field) => before[field] !== state[field]);
  };
  return {
    stored: to.filter(differs),
    deleted: from.map(({ id }) => id).filter((id) => !staying.has(id)),
  };
}

/** How many elements it is about. */
export function sizeOf({ stored, deleted }: Change): number {
  return [stored, deleted]
    .flatMap((part) => Object.values(part))
    .reduce((sum, { length }) => sum + length, 0);
}

/** Stores elements of a script, new ones and present ones, and deletes others: by one statement a table. */
export async function storeContent(
  db: Db,
  workspace: string,
  scriptId: number,
  { stored, deleted }: Change,
): Promise<void> {
  await storeSections(db, workspace, scriptId, stored.sections);
  await storeSpokenWords(db, workspace, scriptId, stored.spokenWords);
  await storeActions(db, workspace, scriptId, stored.actions);
  // Nothing refers to these any more.
  await remove(db, actions, workspace, deleted.actions);
  await remove(db, spokenWords, workspace, deleted.spokenWords);
  await remove(db, sections, workspace, deleted.sections);
}

async function storeSections(db: Db, workspace: string, scriptId: number, rows: SectionState[]) {
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO ${sections} AS present
      (workspace_id, script_id, id, version, created_at, sequence_number, title, level)
    SELECT ${workspace}, ${scriptId}::bigint, id, coalesce(version, 1), coalesce("createdAt", now()),
      "sequenceNumber", title, level
    FROM json_to_recordset(${JSON.stringify(rows)}) AS new (id bigint, version integer, "createdAt" timestamptz,
      "sequenceNumber" bigint, title text, level smallint)
    ON CONFLICT (workspace_id, id) DO UPDATE SET ${takingOver('sequence_number', 'title', 'level')}`);
}

async function storeSpokenWords(db: Db, workspace: string, scriptId: number, rows: SpokenWordState[]) {
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO ${spokenWords} AS present
      (workspace_id, script_id, id, version, created_at, heading_id, sequence_number, text)
    SELECT ${workspace}, ${scriptId}::bigint, id, coalesce(version, 1), coalesce("createdAt", now()),
      "headingId", "sequenceNumber", text
    FROM json_to_recordset(${JSON.stringify(rows)}) AS new (id bigint, version integer, "createdAt" timestamptz,
      "headingId" bigint, "sequenceNumber" bigint, text text)
    ON CONFLICT (workspace_id, id) DO UPDATE SET ${takingOver('heading_id', 'sequence_number', 'text')}`);
}

async function storeActions(db: Db, workspace: string, scriptId: number, rows: ActionState[]) {
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO ${actions} AS present
      (workspace_id, script_id, id, version, created_at, heading_id, sequence_number,
      kind, description, character_id, dialogue_id, context_id, extension, dual)
    SELECT ${workspace}, ${scriptId}::bigint, id, coalesce(version, 1), coalesce("createdAt", now()),
      "headingId", "sequenceNumber", kind, description, "characterId", "dialogueId", "contextId", extension, dual
    FROM json_to_recordset(${JSON.stringify(rows)}) AS new (id bigint, version integer, "createdAt" timestamptz,
      "headingId" bigint, "sequenceNumber" bigint, kind text, description text, "characterId" bigint,
      "dialogueId" bigint, "contextId" bigint, extension text, dual boolean)
    ON CONFLICT (workspace_id, id) DO UPDATE SET ${takingOver(
      'heading_id',
      'sequence_number',
      'kind',
      'description',
      'character_id',
      'dialogue_id',
      'context_id',
      'extension',
      'dual',
    )}`);
}

function takingOver(...columns: string[]) {
  const fields = columns.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  return sql.join([...fields, sql`version = present.version + 1`, sql`updated_at = now()`], sql`, `);
}

async function remove(
  db: Db,
  table: typeof sections | typeof actions | typeof spokenWords,
  workspace: string,
  ids: number[],
): Promise<void> {
  if (ids.length === 0) return;
  // One parameter however many they are.
  await db
    .delete(table)
    .where(and(eq(table.workspaceId, workspace), sql`${table.id} = ANY (${sql.param(ids)}::bigint[])`));
}
