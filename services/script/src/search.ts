import { inSteps, type Db } from '@fountainai/service-kit';
import { sql, type SQL } from '@fountainai/drizzle';
import { termsOf, type Term } from './search-terms.ts';
import { snippetOf } from './snippet.ts';
import { actions, scripts, sections, spokenWords, type Kind } from './tables.ts';

/** A text in which something was found, and where it stands. */
export interface Hit {
  scriptId: number;
  headingId: number | null;
  sectionTitle: string | null;
  actionId: number | null;
  dialogueId: number | null;
  characterId: number | null;
  kind: 'script' | 'section' | Kind;
  /** How well it fits, in millionths. */
  points: number;
  snippet: string;
  key: SearchKey;
}

/** The best first; what fits equally in the order it was written. Stable while texts are added. */
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

/** Texts that hold all words of a query, the best first, `limit + 1` at most, after the one with the key `after`. */
export async function search(
  db: Db,
  workspace: string,
  { query, limit, after, ...place }: Search,
): Promise<Hit[]> {
  const terms = termsOf(query);
  const exact = allOf(terms.map((term) => ({ ...term, begun: false })));
  const { rows } = await db.execute<HitRow>(sql`
    WITH query AS MATERIALIZED (SELECT ${exact} AS exact, ${allOf(terms)} AS begun),
    found AS (${textsWith(workspace, place)}),
    ranked AS (
      SELECT kind, script_id, heading_id, action_id, part, dialogue_id, character_id, body,
        -round(500000 * (ts_rank(words, exact) + ts_rank(words, begun)))::int AS penalty
      FROM found, query),
    page AS (
      SELECT * FROM ranked
      ${after ? sql`WHERE (penalty, script_id, heading_id, action_id, part, dialogue_id) > (${keyValues(after)})` : sql``}
      ORDER BY penalty, script_id, heading_id, action_id, part, dialogue_id
      LIMIT ${limit + 1}::int)
    SELECT kind, page.script_id, heading_id, action_id, part, dialogue_id, character_id, penalty,
      CASE WHEN octet_length(body) <= ${longestCarried} THEN body END AS body, ${sections.title} AS section_title
    FROM page LEFT JOIN ${sections} ON ${sections.workspaceId} = ${workspace} AND ${sections.id} = heading_id
    ORDER BY penalty, script_id, heading_id, action_id, part, dialogue_id`);
  const hits: Hit[] = [];
  // One after the other: of long texts only one at a time is in memory.
  for (const row of rows) {
    const body = row.body ?? (await bodyOf(db, workspace, row));
    hits.push(hitOf(row, await inSteps(snippetOf(body, terms))));
  }
  return hits;
}

/** Scripts in which all words of a query are, each anywhere. */
export function scriptHolds(workspace: string, query: string): SQL {
  const terms = termsOf(query);
  if (terms.length === 0) return sql`false`;
  const everyTerm = terms.map((term) => {
    const one = queryOf(term);
    return sql`(numnode(${one}) = 0 OR bool_or(words @@ ${one}))`;
  });
  return sql`${scripts.id} IN (
    WITH query AS MATERIALIZED (SELECT ${sql.join(terms.map(queryOf), sql` || `)} AS begun)
    SELECT script_id FROM (${textsWith(workspace, {})}) AS found
    GROUP BY script_id HAVING ${sql.join(everyTerm, sql` AND `)})`;
}

interface Place {
  scriptId?: number | undefined;
  headingId?: number | undefined;
  characterId?: number | undefined;
}

/**
 * All texts of a workspace or a place in it that match `query.begun`. They are read by workspace and script: under row
 * level security PostgreSQL uses no index for `@@`, which is not leakproof.
 */
function textsWith(workspace: string, { scriptId, headingId, characterId }: Place): SQL {
  const matching = sql`workspace_id = ${workspace} AND words @@ (SELECT begun FROM query)`;
  const only = (column: string, value: number | undefined) =>
    value === undefined ? sql`` : sql` AND ${sql.raw(column)} = ${value}::bigint`;
  // Titles are not a character's.
  const titles = characterId === undefined ? sql`` : sql` AND false`;
  // OFFSET 0: without statistics yet PostgreSQL would read all actions of the script for each of the words.
  return sql`
    SELECT 'script' AS kind, id AS script_id, 0 AS heading_id, 0 AS action_id, 0 AS part, 0 AS dialogue_id,
      NULL::bigint AS character_id, ${bodyOfScript} AS body, words
    FROM ${scripts}
    WHERE ${matching}${only('id', scriptId)}${only('0', headingId)}${titles}
    UNION ALL
    SELECT 'section', script_id, id, 0, 1, 0, NULL, title, words
    FROM ${sections}
    WHERE ${matching}${only('script_id', scriptId)}${only('id', headingId)}${titles}
    UNION ALL
    SELECT kind, script_id, heading_id, id, 2, coalesce(dialogue_id, 0), character_id, description, words
    FROM ${actions}
    WHERE ${matching}${only('script_id', scriptId)}${only('heading_id', headingId)}${only('character_id', characterId)}
    UNION ALL
    SELECT 'speech', w.script_id, coalesce(a.heading_id, w.heading_id), coalesce(a.id, 0), 3, w.id, a.character_id,
      w.text, w.words
    FROM (SELECT * FROM ${spokenWords} WHERE ${matching}${only('script_id', scriptId)} OFFSET 0) w
      LEFT JOIN LATERAL (
        SELECT id, heading_id, character_id FROM ${actions}
        WHERE workspace_id = ${workspace} AND script_id = w.script_id AND dialogue_id = w.id OFFSET 0) a ON true
    WHERE true${only('coalesce(a.heading_id, w.heading_id)', headingId)}${only('a.character_id', characterId)}`;
}

const queryOf = ({ text, begun }: Term): SQL => sql`script.search_query(${text}, ${begun})`;

const allOf = (terms: Term[]): SQL =>
  terms.length === 0 ? sql`''::tsquery` : sql`(${sql.join(terms.map(queryOf), sql` && `)})`;

const keyValues = (key: SearchKey): SQL =>
  sql.join(
    key.map((value) => sql`${value}::bigint`),
    sql`, `,
  );

/** The text of a hit, where it is too long to be read with all others. */
async function bodyOf(db: Db, workspace: string, row: HitRow): Promise<string> {
  const { table, id, body } = [
    { table: scripts, id: row.script_id, body: bodyOfScript },
    { table: sections, id: row.heading_id, body: sql`title` },
    { table: actions, id: row.action_id, body: sql`description` },
    { table: spokenWords, id: row.dialogue_id, body: sql`text` },
  ][row.part]!;
  const { rows } = await db.execute<{ body: string }>(
    sql`SELECT ${body} AS body FROM ${table} WHERE workspace_id = ${workspace} AND id = ${id}::bigint`,
  );
  return rows[0]!.body;
}

const bodyOfScript = sql`concat_ws(E'\n', title, nullif(author, ''), nullif(description, ''))`;
const longestCarried = 4_000;

interface HitRow extends Record<string, unknown> {
  kind: Hit['kind'];
  script_id: string;
  heading_id: string;
  action_id: string;
  part: number;
  dialogue_id: string;
  character_id: string | null;
  /** Null when it is long. */
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
