import { createHash, randomUUID } from 'node:crypto';
import {
  Problem,
  read,
  replayed,
  write,
  type Database,
  type Db,
  type ServiceCall,
} from '@fountainai/service-kit';
import { sql } from '@fountainai/drizzle';
import { highest, supplyOf, type Block, type Chosen, type Numbers, type Wanted } from './numbers.ts';
import { largestBlock, sequenceCounters, type Sequence } from './sequence-counters.ts';
import { actions, sections } from './tables.ts';

/** A number from the sequence service that is taken: by a reorder meanwhile, or because its counter was set back. */
class NumberRepeats extends Problem {
  readonly chosen: Chosen;
  constructor(chosen: Chosen) {
    super(503, 'number_taken', 'The number for this was taken meanwhile; try again.', {
      headers: { 'Retry-After': '1' },
    });
    this.chosen = chosen;
  }
}
const attempts = 3;

/** Numbers from the sequence service, taken before the write: no transaction waits for another service. */
export function sequenceNumbers(database: Database, sequence: Sequence): Numbers {
  const { take, leadPast } = sequenceCounters(sequence);

  /** Looks before the write what it needs; a refusal is answered like any other write's, and remembered with the key. */
  const prepare = async <Needs, Answer extends { status: number }>(
    call: ServiceCall,
    look: (db: Db) => Promise<Needs>,
    go: (needs: Needs) => Promise<Answer>,
  ): Promise<Answer> => {
    const earlier = await replayed<Answer>(database, call);
    if (earlier) return earlier;
    let needs: Needs;
    try {
      needs = await read(database, call, look);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return write<Answer>(database, call, () => Promise.reject(error));
    }
    return go(needs);
  };

  return {
    write: (call, wanted, effect) =>
      prepare(call, wanted, async (needs) => {
        for (let attempt = 1; ; attempt++) {
          const blocks = await Promise.all(
            blocksOf(needs).map(async (block, index) => {
              const first = await take(block, keyOf(call, block, `${attempt}/${index}`), call);
              return { ...block, first };
            }),
          );
          try {
            return await write(database, call, async (db) => {
              const answer = await effect(db, supplyOf(blocks));
              await refuseRepeats(db, call.caller.workspace, blocks);
              return answer;
            });
          } catch (error) {
            if (!(error instanceof NumberRepeats) || attempt === attempts) throw error;
            await leadPast(error.chosen, call);
          }
        }
      }),

    choose: (call, chosen, effect) =>
      prepare(call, chosen, async (needs) => {
        await leadPast(needs, call);
        return write(database, call, effect);
      }),
  };
}

/** @throws NumberRepeats when another element has one of the numbers that were just given to sections or actions */
async function refuseRepeats(db: Db, workspace: string, blocks: Block[]): Promise<void> {
  for (const { elementType, scriptId, first, count } of blocks) {
    if (scriptId === null || (elementType !== 'section' && elementType !== 'action')) continue;
    const table = elementType === 'section' ? sections : actions;
    const { rows } = await db.execute<{ largest: string }>(sql`
      SELECT ${highest(workspace, elementType, scriptId)} AS largest FROM ${table}
      WHERE ${table.workspaceId} = ${workspace} AND ${table.scriptId} = ${scriptId}
        AND ${table.sequenceNumber} BETWEEN ${first}::bigint AND ${first + count - 1}::bigint
      GROUP BY ${table.sequenceNumber} HAVING count(*) > 1 LIMIT 1`);
    if (rows[0]) throw new NumberRepeats({ elementType, scriptId, largest: Number(rows[0].largest) });
  }
}

function blocksOf(needs: Wanted[]): Wanted[] {
  return needs.flatMap((need) =>
    Array.from({ length: Math.ceil(need.count / largestBlock) }, (_, i) => ({
      ...need,
      count: Math.min(largestBlock, need.count - i * largestBlock),
    })),
  );
}

/** A retried call takes the same numbers again; the fingerprint keeps apart what another request does with the key. */
function keyOf({ idempotency, caller }: ServiceCall, block: Wanted, index: string): string {
  if (!idempotency) return randomUUID();
  const { key, operation, fingerprint } = idempotency;
  const { elementType, scriptId } = block;
  const name = JSON.stringify([operation, key, fingerprint, caller.subject, elementType, scriptId, index]);
  return createHash('sha256').update(name).digest('base64url');
}
