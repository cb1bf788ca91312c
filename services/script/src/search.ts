import { inSteps, type Db } from '@fountainai/service-kit';
import { sql, type SQL } from '@fountainai/drizzle';
import { allOf, bodyOfHit, penalty, placed, queryOf, textsWith, within } from './search-sql.ts';
import { termsOf } from './search-terms.ts';
import { snippetOf } from './snippet.ts';
import { scripts, sections, type Kind } from './tables.ts';

/** A text that matches a query, and its place. */
export interface Hit {
  scriptId: number;
  headingId: number | null;
  sectionTitle: string | null;
  actionId: number | null;
  dialogueId: number | null;
  characterId: number | null;
  kind: 'script' | 'section' | Kind;
  /** The rank of the hit, in millionths. */
  points: number;
  snippet: string;
  key: SearchKey;
}

/** Orders hits by rank, then in reading order. A key does not change while texts are added. */
export type SearchKey = readonly [
  penalty: number,
  scriptId: number,
  headingId: number,
  actionId: number,
  part: number,
  dialogueId: number,
];

export interface Search {
  query: string;
  scriptId?: number | undefined;
  headingId?: number | undefined;
  characterId?: number | undefined;
  limit: number;
  after?: SearchKey | undefined;
}

/**
 * Finds the texts that hold all words of a query, the best first: at most `limit + 1`, after the hit with the key
 * `after`.
 */
export async function search(
  db: Db,
  workspace: string,
  { query, limit, after, ...place }: Search,
): Promise<Hit[]> {
  const terms = termsOf(query);
  const exact = allOf(terms.map((term) => ({ ...term, begun: false })));
  const key = sql`penalty, script_id, heading_id, action_id, part, dialogue_id`;
  const { rows } = await db.execute<HitRow>(sql`
    WITH query AS MATERIALIZED (SELECT ${exact} AS exact, ${allOf(terms)} AS begun),
    found AS MATERIALIZED (${textsWith(workspace, penalty, place.scriptId)}),
    page AS (
      SELECT * FROM (${placed(workspace, place.scriptId)}) AS placed
      WHERE ${within(place)} ${after ? sql`AND (${key}) > (${keyValues(after)})` : sql``}
      ORDER BY ${key} LIMIT ${limit + 1}::int)
    SELECT page.*, ${sections.title} AS section_title,
      CASE WHEN octet_length(body) <= ${longestCarried} THEN body END AS body
    FROM page LEFT JOIN ${sections} ON ${sections.workspaceId} = ${workspace} AND ${sections.id} = heading_id
      CROSS JOIN LATERAL (SELECT ${bodyOfHit(workspace)} AS body OFFSET 0) AS bodies
    ORDER BY ${key}`);
  const hits: Hit[] = [];
  // The loop reads one hit at a time, so that memory holds only one long text.
  for (const row of rows) {
    const body = row.body ?? (await bodyOf(db, workspace, row));
    hits.push(hitOf(row, await inSteps(snippetOf(body, terms))));
  }
  return hits;
}

/** Matches scripts that hold each word of a query anywhere. */
export function scriptHolds(workspace: string, query: string): SQL {
  const terms = termsOf(query);
  if (terms.length === 0) return sql`false`;
  const everyTerm = terms.map((term) => {
    const one = queryOf(term);
    return sql`(numnode(${one}) = 0 OR bool_or(words @@ ${one}))`;
  });
  return sql`${scripts.id} IN (
    WITH query AS MATERIALIZED (SELECT ${sql.join(terms.map(queryOf), sql` || `)} AS begun)
    SELECT script_id FROM (${textsWith(workspace, sql`words`)}) AS texts
    GROUP BY script_id HAVING ${sql.join(everyTerm, sql` AND `)})`;
}

const keyValues = (key: SearchKey): SQL =>
  sql.join(
    key.map((value) => sql`${value}::bigint`),
    sql`, `,
  );

/** Reads the text of a hit that is too long to be read together with all others. */
async function bodyOf(db: Db, workspace: string, row: HitRow): Promise<string> {
  const { rows } = await db.execute<{ body: string }>(sql`
    SELECT ${bodyOfHit(workspace)} AS body
    FROM (SELECT ${row.part}::int AS part, ${row.script_id}::bigint AS script_id, ${row.heading_id}::bigint AS heading_id,
      ${row.action_id}::bigint AS action_id, ${row.dialogue_id}::bigint AS dialogue_id) AS page`);
  return rows[0]!.body;
}

const longestCarried = 4_000;

interface HitRow extends Record<string, unknown> {
  kind: Hit['kind'];
  script_id: string;
  heading_id: string;
  action_id: string;
  part: number;
  dialogue_id: string;
  character_id: string | null;
  /** Null when the text is long. */
  body: string | null;
  penalty: number;
  section_title: string | null;
}

function hitOf(row: HitRow, snippet: string): Hit {
  const idOrNull = (id: string | null) => Number(id) || null;
  return {
    scriptId: Number(row.script_id),
    headingId: idOrNull(row.heading_id),
    sectionTitle: row.section_title,
    actionId: idOrNull(row.action_id),
    dialogueId: idOrNull(row.dialogue_id),
    characterId: idOrNull(row.character_id),
    kind: row.kind,
    points: -row.penalty,
    snippet,
    key: [
      row.penalty,
      Number(row.script_id),
      Number(row.heading_id),
      Number(row.action_id),
      row.part,
      Number(row.dialogue_id),
    ],
  };
}
