import { sql, type SQL } from '@fountainai/drizzle';
import type { Term } from './search-terms.ts';
import { actions, scripts, sections, spokenWords } from './tables.ts';

/** Above this number of spoken words, the query joins their actions instead of looking each one up. */
const mostLookedUp = 1_000;

/**
 * Selects all texts of a workspace or a script that match `query.begun`. docs/decisions/search-index.md explains why no
 * index is used.
 */
export function textsWith(workspace: string, value: SQL, scriptId?: number): SQL {
  const matching = (script: SQL) => sql`workspace_id = ${workspace}
    AND words @@ (SELECT begun FROM query)${scriptId === undefined ? sql`` : sql` AND ${script} = ${scriptId}::bigint`}`;
  return sql`
    SELECT 'script' AS kind, 0 AS part, id AS script_id, 0 AS heading_id, 0 AS action_id, 0 AS dialogue_id,
      NULL::bigint AS character_id, ${value}
    FROM ${scripts} WHERE ${matching(sql`id`)}
    UNION ALL
    SELECT 'section', 1, script_id, id, 0, 0, NULL, ${value} FROM ${sections} WHERE ${matching(sql`script_id`)}
    UNION ALL
    SELECT kind, 2, script_id, heading_id, id, coalesce(dialogue_id, 0), character_id, ${value}
    FROM ${actions} WHERE ${matching(sql`script_id`)} AND description <> ''
    UNION ALL
    SELECT 'speech', 3, script_id, heading_id, 0, id, NULL, ${value} FROM ${spokenWords} WHERE ${matching(sql`script_id`)}`;
}

/**
 * Selects the hits, with each action that speaks a found word. The actions of few words are looked up; the actions of
 * many are joined. PostgreSQL cannot estimate the number of hits, and a full join never becomes a nested loop.
 */
export function placed(workspace: string, scriptId?: number): SQL {
  const speakers = sql`SELECT script_id, dialogue_id, id, heading_id, character_id FROM ${actions}
    WHERE workspace_id = ${workspace} AND dialogue_id IS NOT NULL
      ${scriptId === undefined ? sql`` : sql`AND script_id = ${scriptId}::bigint`}`;
  const spoken = sql`SELECT w.kind, part, w.script_id, coalesce(a.heading_id, w.heading_id) AS heading_id,
    coalesce(a.id, 0) AS action_id, w.dialogue_id, a.character_id, penalty`;
  const areFew = sql`(SELECT count(*) FROM found) <= ${mostLookedUp}::int`;
  return sql`
    SELECT kind, part, script_id, heading_id, action_id, dialogue_id, character_id, penalty FROM found WHERE part < 3
    UNION ALL
    ${spoken} FROM found AS w LEFT JOIN LATERAL (
      ${speakers} AND script_id = w.script_id AND dialogue_id = w.dialogue_id OFFSET 0) AS a ON true
    WHERE part = 3 AND ${areFew}
    UNION ALL
    ${spoken} FROM (SELECT * FROM found WHERE part = 3) AS w FULL JOIN (${speakers}) AS a
      ON a.script_id = w.script_id AND a.dialogue_id = w.dialogue_id
    WHERE coalesce(part, 0) = 3 AND NOT ${areFew}`;
}

interface Place {
  headingId?: number | undefined;
  characterId?: number | undefined;
}

/** A title belongs to no character. */
export const within = ({ headingId, characterId }: Place): SQL => sql`true
  ${headingId === undefined ? sql`` : sql`AND heading_id = ${headingId}::bigint`}
  ${characterId === undefined ? sql`` : sql`AND character_id = ${characterId}::bigint`}`;

/** The distance of a text from the words of `query`, in millionths. */
export const penalty = sql`-round(500000 * (ts_rank(words, (SELECT exact FROM query))
  + ts_rank(words, (SELECT begun FROM query))))::int AS penalty`;

export const queryOf = ({ text, begun }: Term): SQL => sql`script.search_query(${text}, ${begun})`;

export const allOf = (terms: Term[]): SQL =>
  terms.length === 0 ? sql`''::tsquery` : sql`(${sql.join(terms.map(queryOf), sql` && `)})`;

/** The text of a hit in `page`. */
export const bodyOfHit = (workspace: string): SQL => sql`CASE part
  WHEN 0 THEN (SELECT concat_ws(E'\n', title, nullif(author, ''), nullif(description, '')) FROM ${scripts}
    WHERE workspace_id = ${workspace} AND id = page.script_id)
  WHEN 1 THEN (SELECT title FROM ${sections} WHERE workspace_id = ${workspace} AND id = page.heading_id)
  WHEN 2 THEN (SELECT description FROM ${actions} WHERE workspace_id = ${workspace} AND id = page.action_id)
  ELSE (SELECT text FROM ${spokenWords} WHERE workspace_id = ${workspace} AND id = page.dialogue_id) END`;
