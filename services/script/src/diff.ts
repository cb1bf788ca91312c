import type { Db } from '@fountainai/service-kit';
import { sql, type SQL } from '@fountainai/drizzle';
import { requireRevision } from './history.ts';
import { formerElements, type Element } from './history-tables.ts';
import { actions, scripts, sections, spokenWords } from './tables.ts';

export type Kind = 'added' | 'removed' | 'reworded' | 'moved' | 'reassigned' | 'changed';

/** One thing that is different. An element that was both moved and reworded makes two of them. */
export interface Difference {
  kind: Kind;
  element: Element;
  id: number;
  headingId: number | null;
  sequence: number | null;
  /** The columns that this is about; null for what was not there. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What to compare: `from` may be the later one. */
export interface Comparison {
  workspace: string;
  scriptId: number;
  from: number;
  to: number;
}

/**
 * What is different between two revisions of a script, in reading order: `limit + 1` at most, after the first `offset`.
 * What was the same all the time between the two is not looked at.
 * @throws Problem 404 when there is no such script, or it never had such a revision
 */
export async function diff(
  db: Db,
  comparison: Comparison,
  { limit, offset }: { limit: number; offset: number },
): Promise<Difference[]> {
  const { workspace, scriptId, from, to } = comparison;
  for (const revision of [from, to]) await requireRevision(db, { workspace, scriptId, revision });
  // PostgreSQL takes what WITH yields for few rows, and would go through all of them for each.
  await db.execute(sql`SELECT set_config('enable_nestloop', 'off', true)`);
  const { rows } = await db.execute(sql`
    WITH ${pairs(comparison)},
    sections_now AS (${sectionsAt(comparison, to)}),
    sections_before AS (${sectionsAt(comparison, from)}),
    -- Words are read where they are first spoken.
    speakers AS (
      SELECT DISTINCT ON (dialogue_id) dialogue_id, heading_id, sequence_number, id
      FROM (
        ${speakersAt(comparison, to)} AND dialogue_id IN (SELECT id FROM pairs WHERE element = 'spokenWord' AND after IS NOT NULL)
        UNION ALL
        ${speakersAt(comparison, from)} AND dialogue_id IN (SELECT id FROM pairs WHERE element = 'spokenWord' AND after IS NULL)
      ) AS spoken LEFT JOIN sections_now AS place USING (heading_id)
      ORDER BY dialogue_id, place.number, sequence_number, id
    )
    SELECT kinds.kind, pairs.element, pairs.id, (state->>'heading_id')::bigint AS heading, kinds.fields,
      (state->>'sequence_number')::bigint AS number, before, after
    FROM pairs
      CROSS JOIN LATERAL (SELECT coalesce(after, before) AS state) AS present
      CROSS JOIN LATERAL (${kindsOf()}) AS kinds
      LEFT JOIN speakers ON pairs.element = 'spokenWord' AND speakers.dialogue_id = pairs.id
      CROSS JOIN LATERAL (SELECT CASE pairs.element WHEN 'section' THEN pairs.id
        ELSE coalesce(speakers.heading_id, (state->>'heading_id')::bigint) END AS heading_id) AS read_in
      LEFT JOIN sections_now ON sections_now.heading_id = read_in.heading_id
      LEFT JOIN sections_before ON sections_before.heading_id = read_in.heading_id
    ORDER BY pairs.element <> 'script', coalesce(sections_now.number, sections_before.number), read_in.heading_id,
      pairs.element <> 'section',
      pairs.element = 'spokenWord' AND speakers.id IS NULL,
      coalesce(speakers.sequence_number, (state->>'sequence_number')::bigint),
      coalesce(speakers.id, pairs.id), pairs.element, pairs.id, kinds.rank
    LIMIT ${limit + 1} OFFSET ${offset}`);
  return rows.map(differenceOf);
}

/** Elements that changed between the two revisions, with what they were at both. */
function pairs({ workspace, scriptId, from, to }: Comparison): SQL {
  const [earlier, later] = from < to ? [from, to] : [to, from];
  const former = sql`SELECT element, id, state FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId}`;
  const live = (element: Element, table: SQL, key: SQL) => sql`
    SELECT ${element}, id, to_jsonb(live) FROM ${table} AS live WHERE workspace_id = ${workspace}
      AND ${key} = ${scriptId} AND since_revision > ${earlier} AND since_revision <= ${later}`;
  const [before, after] =
    from < to ? [sql`earlier.state`, sql`later.state`] : [sql`later.state`, sql`earlier.state`];
  return sql`
    earlier AS (
      ${former} AND from_revision <= ${earlier} AND to_revision > ${earlier} AND to_revision <= ${later}
    ), later AS (
      ${former} AND to_revision > ${later} AND from_revision > ${earlier} AND from_revision <= ${later}
      UNION ALL ${live('script', sql`${scripts}`, sql`id`)}
      UNION ALL ${live('section', sql`${sections}`, sql`script_id`)}
      UNION ALL ${live('action', sql`${actions}`, sql`script_id`)}
      UNION ALL ${live('spokenWord', sql`${spokenWords}`, sql`script_id`)}
    ), pairs AS MATERIALIZED (
      SELECT element, id, ${before} AS before, ${after} AS after FROM earlier FULL JOIN later USING (element, id)
    )`;
}

function sectionsAt({ workspace, scriptId }: Comparison, revision: number): SQL {
  return sql`
    SELECT id AS heading_id, sequence_number AS number FROM ${sections}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND since_revision <= ${revision}
    UNION ALL
    SELECT id, (state->>'sequence_number')::bigint FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND element = 'section'
      AND from_revision <= ${revision} AND to_revision > ${revision}`;
}

function speakersAt({ workspace, scriptId }: Comparison, revision: number): SQL {
  return sql`
    SELECT dialogue_id, heading_id, sequence_number, id FROM (
      SELECT dialogue_id, heading_id, sequence_number, id FROM ${actions}
      WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND since_revision <= ${revision}
      UNION ALL
      SELECT (state->>'dialogue_id')::bigint, (state->>'heading_id')::bigint,
        (state->>'sequence_number')::bigint, id
      FROM ${formerElements}
      WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND element = 'action'
        AND from_revision <= ${revision} AND to_revision > ${revision}
    ) AS actions_then WHERE true`;
}

/** Which columns make which kind of difference. */
const columns: Record<Exclude<Kind, 'added' | 'removed'>, string[]> = {
  reworded: ['text', 'description'],
  moved: ['heading_id', 'sequence_number'],
  reassigned: ['character_id'],
  changed: ['title', 'author', 'level', 'kind', 'dialogue_id', 'context_id', 'extension', 'dual'],
};

function kindsOf(): SQL {
  const kinds = Object.entries(columns).map(([kind, names], rank) => {
    const differing = sql`SELECT array_agg(name ORDER BY name) AS fields
      FROM unnest(${sql.param(names)}::text[]) AS name WHERE before->name IS DISTINCT FROM after->name`;
    return sql`SELECT ${kind} AS kind, ${rank}::int AS rank, fields FROM (${differing}) AS differing
      WHERE fields IS NOT NULL AND before IS NOT NULL AND after IS NOT NULL`;
  });
  return sql`
    SELECT CASE WHEN before IS NULL THEN 'added' ELSE 'removed' END AS kind, 0 AS rank, NULL::text[] AS fields
    WHERE before IS NULL OR after IS NULL
    UNION ALL ${sql.join(kinds, sql` UNION ALL `)}`;
}

function differenceOf(row: Record<string, unknown>): Difference {
  const element = row.element as Element;
  const fields = row.fields as string[] | null;
  const part = (state: unknown) => {
    if (state === null) return null;
    const entries = Object.entries(state as object);
    return Object.fromEntries(fields ? entries.filter(([name]) => fields.includes(name)) : entries);
  };
  return {
    kind: row.kind as Kind,
    element,
    id: Number(row.id),
    headingId: element === 'section' ? Number(row.id) : row.heading === null ? null : Number(row.heading),
    sequence: element === 'script' ? null : Number(row.number),
    before: part(row.before),
    after: part(row.after),
  };
}
