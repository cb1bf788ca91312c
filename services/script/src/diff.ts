import type { Db } from '@fountainai/service-kit';
import { sql, type SQL } from '@fountainai/drizzle';
import { LRUCache } from 'lru-cache';
import { requireRevision } from './history.ts';
import { formerElements, type Element } from './history-tables.ts';
import { pairs, sectionsAt, speakersAt, type Comparison } from './revision-pairs.ts';
import { actions, scripts, sections, spokenWords } from './tables.ts';

export type Kind = 'added' | 'removed' | 'reworded' | 'moved' | 'reassigned' | 'changed';

/** One difference. An element that was moved and reworded has two differences. */
export interface Difference {
  kind: Kind;
  element: Element;
  id: number;
  headingId: number | null;
  sequence: number | null;
  /** The columns that differ; null when the element did not exist. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** The place of a difference: `at` is a former row's to_revision, or 0 for a live row. */
type Place = [element: Element, id: number, kind: Kind, beforeAt: number | null, afterAt: number | null];

interface Order {
  /** The script's revision when the order was read. Later revisions may turn a live row into a former one. */
  head: number;
  /** JSON lists of places; each list except the last has `placesInChunk` of them. */
  chunks: string[];
}

const placesInChunk = 200;

/**
 * Caches the orders of comparisons for later pages. Two revisions never change, so an order never does. An instance
 * without the order reads it again.
 */
const orders = new LRUCache<string, Order>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: ({ chunks }) => 1 + chunks.reduce((size, chunk) => size + chunk.length, 0),
});

/**
 * Lists the differences between two revisions in reading order: at most `limit + 1`, after the first `offset`. The
 * query skips elements that did not change between the two.
 * @throws Problem 404 when the script does not exist or never had such a revision
 */
export async function diff(
  db: Db,
  comparison: Comparison,
  { limit, offset }: { limit: number; offset: number },
): Promise<Difference[]> {
  const { workspace, scriptId, from, to } = comparison;
  await requireRevision(db, { workspace, scriptId, revision: from });
  const script = await requireRevision(db, { workspace, scriptId, revision: to });
  const key = JSON.stringify([workspace, scriptId, from, to]);
  const known = orders.get(key);
  const page = known && (await read(db, comparison, known, offset, limit + 1));
  if (page) return page;
  const order = { head: script.revision, chunks: await readOrder(db, comparison) };
  orders.set(key, order);
  return (await read(db, comparison, order, offset, limit + 1))!;
}

/** @returns undefined when a state is missing from the place in the order, as after a restore of the database */
async function read(
  db: Db,
  comparison: Comparison,
  order: Order,
  offset: number,
  count: number,
): Promise<Difference[] | undefined> {
  const first = Math.floor(offset / placesInChunk);
  const chunks = order.chunks.slice(first, Math.ceil((offset + count) / placesInChunk));
  const skipped = offset - first * placesInChunk;
  const places = chunks.flatMap((chunk) => JSON.parse(chunk) as Place[]).slice(skipped, skipped + count);
  const before = await statesOf(db, comparison, order.head, places, 3);
  const after = await statesOf(db, comparison, order.head, places, 4);
  const isWhole = places.every(
    (place, i) => !!before[i] === (place[3] !== null) && !!after[i] === (place[4] !== null),
  );
  return isWhole
    ? places.map((place, i) => differenceOf(place, before[i] ?? null, after[i] ?? null))
    : undefined;
}

type State = Record<string, unknown>;

/** Reads the states of elements before or after the change. */
async function statesOf(
  db: Db,
  { workspace, scriptId, from, to }: Comparison,
  head: number,
  places: Place[],
  at: 3 | 4,
): Promise<(State | null)[]> {
  const list = places.map(([element, id, , ...ats]) => ({ element, id, at: ats[at - 3] }));
  const live = (element: Element, table: SQL) => sql`
    SELECT to_jsonb(live) AS state FROM ${table} AS live
    WHERE wanted.at = 0 AND wanted.element = ${element} AND live.workspace_id = ${workspace}
      AND live.id = wanted.id AND live.since_revision <= ${Math.max(from, to)}`;
  const former = sql`SELECT state FROM ${formerElements} AS former
    WHERE workspace_id = ${workspace} AND script_id = ${scriptId}
      AND former.element = wanted.element AND former.id = wanted.id`;
  const { rows } = await db.execute<{ state: State | null }>(sql`
    SELECT found.state
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS (element text, id bigint, at bigint))
      WITH ORDINALITY AS wanted (element, id, at, place)
    LEFT JOIN LATERAL (
      (${former} AND to_revision = wanted.at)
      UNION ALL (${live('script', sql`${scripts}`)})
      UNION ALL (${live('section', sql`${sections}`)})
      UNION ALL (${live('action', sql`${actions}`)})
      UNION ALL (${live('spokenWord', sql`${spokenWords}`)})
      UNION ALL (${former} AND wanted.at = 0 AND to_revision > ${head} AND from_revision <= ${head}
        ORDER BY to_revision LIMIT 1)
    ) AS found ON true
    ORDER BY place`);
  return rows.map(({ state }) => state);
}

/** Reads the places of all differences as JSON chunks, because rows or parsed objects take much more memory. */
async function readOrder(db: Db, comparison: Comparison): Promise<string[]> {
  const { from, to } = comparison;
  // PostgreSQL underestimates the rows of a WITH query, so a nested loop would scan all of them for each row.
  await db.execute(sql`SELECT set_config('enable_nestloop', 'off', true)`);
  const { rows } = await db.execute<{ chunk: string }>(sql`
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
    ), ordered AS (
    SELECT json_build_array(pairs.element, pairs.id, kinds.kind, before_at, after_at) AS place, row_number() OVER (ORDER BY pairs.element <> 'script', coalesce(sections_now.number, sections_before.number), read_in.heading_id,
      pairs.element <> 'section',
      pairs.element = 'spokenWord' AND speakers.id IS NULL,
      coalesce(speakers.sequence_number, (state->>'sequence_number')::bigint),
      coalesce(speakers.id, pairs.id), pairs.element, pairs.id, kinds.rank) - 1 AS number
    FROM pairs
      CROSS JOIN LATERAL (SELECT coalesce(after, before) AS state) AS present
      CROSS JOIN LATERAL (${kindsOf()}) AS kinds
      LEFT JOIN speakers ON pairs.element = 'spokenWord' AND speakers.dialogue_id = pairs.id
      CROSS JOIN LATERAL (SELECT CASE pairs.element WHEN 'section' THEN pairs.id
        ELSE coalesce(speakers.heading_id, (state->>'heading_id')::bigint) END AS heading_id) AS read_in
      LEFT JOIN sections_now ON sections_now.heading_id = read_in.heading_id
      LEFT JOIN sections_before ON sections_before.heading_id = read_in.heading_id
    )
    SELECT json_agg(place ORDER BY number)::text AS chunk, number / ${placesInChunk}::int AS part FROM ordered
    GROUP BY part ORDER BY part`);
  await db.execute(sql`SELECT set_config('enable_nestloop', 'on', true)`);
  return rows.map(({ chunk }) => chunk);
}

/** The columns that each kind of difference compares. */
const columns: Record<Exclude<Kind, 'added' | 'removed'>, string[]> = {
  reworded: ['text', 'description'],
  moved: ['heading_id', 'sequence_number'],
  reassigned: ['character_id'],
  changed: ['title', 'author', 'level', 'kind', 'dialogue_id', 'context_id', 'extension', 'dual'],
};

function kindsOf(): SQL {
  const kinds = Object.entries(columns).map(([kind, names], rank) => {
    const differs = names.map((name) => sql`before->${name} IS DISTINCT FROM after->${name}`);
    return sql`SELECT ${kind} AS kind, ${rank}::int AS rank
      WHERE before IS NOT NULL AND after IS NOT NULL AND (${sql.join(differs, sql` OR `)})`;
  });
  return sql`
    SELECT CASE WHEN before IS NULL THEN 'added' ELSE 'removed' END AS kind, 0 AS rank
    WHERE before IS NULL OR after IS NULL
    UNION ALL ${sql.join(kinds, sql` UNION ALL `)}`;
}

function differenceOf([element, id, kind]: Place, before: State | null, after: State | null): Difference {
  const { heading_id: headingId, sequence_number: number } = (after ?? before)!;
  const part = (state: State | null) => {
    if (!state || kind === 'added' || kind === 'removed') return state;
    const differing = columns[kind].filter((name) => before![name] !== after![name]);
    return Object.fromEntries(Object.entries(state).filter(([name]) => differing.includes(name)));
  };
  return {
    kind,
    element,
    id,
    headingId: element === 'section' ? id : ((headingId as number | undefined) ?? null),
    sequence: element === 'script' ? null : (number as number),
    before: part(before),
    after: part(after),
  };
}
