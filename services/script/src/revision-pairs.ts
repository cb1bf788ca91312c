import { sql, type SQL } from '@fountainai/drizzle';
import { formerElements, type Element } from './history-tables.ts';
import { actions, scripts, sections, spokenWords } from './tables.ts';

/** The two revisions to compare: `from` may be the later one. */
export interface Comparison {
  workspace: string;
  scriptId: number;
  from: number;
  to: number;
}

/** Selects the elements that changed between the two revisions, with their states at both. */
export function pairs({ workspace, scriptId, from, to }: Comparison): SQL {
  const [earlier, later] = from < to ? [from, to] : [to, from];
  const former = sql`SELECT element, id, state, to_revision AS at FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId}`;
  const live = (element: Element, table: SQL, key: SQL) => sql`
    SELECT ${element}, id, to_jsonb(live), 0 FROM ${table} AS live WHERE workspace_id = ${workspace}
      AND ${key} = ${scriptId} AND since_revision > ${earlier} AND since_revision <= ${later}`;
  const [before, after] = from < to ? [sql`earlier`, sql`later`] : [sql`later`, sql`earlier`];
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
      SELECT element, id, ${before}.state AS before, ${after}.state AS after,
        ${before}.at AS before_at, ${after}.at AS after_at
      FROM earlier FULL JOIN later USING (element, id)
    )`;
}

export function sectionsAt({ workspace, scriptId }: Comparison, revision: number): SQL {
  return sql`
    SELECT id AS heading_id, sequence_number AS number FROM ${sections}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND since_revision <= ${revision}
    UNION ALL
    SELECT id, (state->>'sequence_number')::bigint FROM ${formerElements}
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId} AND element = 'section'
      AND from_revision <= ${revision} AND to_revision > ${revision}`;
}

export function speakersAt({ workspace, scriptId }: Comparison, revision: number): SQL {
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
