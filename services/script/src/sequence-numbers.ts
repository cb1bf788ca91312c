import { createHash, randomUUID } from 'node:crypto';
import {
  databaseError,
  Problem,
  read,
  replayed,
  write,
  type Database,
  type Db,
  type ServiceCall,
} from '@fountainai/service-kit';
import { highest, supplyOf, type Chosen, type Numbers, type Wanted } from './numbers.ts';
import { largestBlock, sequenceCounters, type Sequence } from './sequence-counters.ts';

/** Another element has the number: a reorder took it, or the counter was set back. */
class NumberRepeats extends Problem {
  constructor(cause: unknown) {
    super(503, 'number_taken', 'The number for this was taken meanwhile; try again.', {
      headers: { 'Retry-After': '1' },
      cause,
    });
  }
}
const attempts = 3;

/** Takes numbers from the sequence service before the write, so that no transaction waits for another service. */
export function sequenceNumbers(database: Database, sequence: Sequence): Numbers {
  const { take, leadPast } = sequenceCounters(sequence);

  /** Reads the needs of a write before the write. A refusal becomes the response, stored under the idempotency key. */
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
            return await write(database, call, (db) => noticeRepeats(effect(db, supplyOf(blocks))));
          } catch (error) {
            if (!(error instanceof NumberRepeats) || attempt === attempts) throw error;
            for (const chosen of await read(database, call, (db) => taken(db, call.caller.workspace, needs)))
              await leadPast(chosen, call);
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

/** @throws NumberRepeats when the database refuses a number that another element of the script has */
async function noticeRepeats<T>(effect: Promise<T>): Promise<T> {
  try {
    return await effect;
  } catch (error) {
    const { code, constraint = '' } = databaseError(error) ?? {};
    if (code === '23505' && /\.sequence(Number)?\b/.test(constraint)) throw new NumberRepeats(error);
    throw error;
  }
}

/** Returns the largest numbers that elements of these types have in their scripts. */
async function taken(db: Db, workspace: string, needs: Wanted[]): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  for (const { elementType, scriptId } of needs)
    if (elementType !== 'script' && scriptId !== null)
      chosen.push({
        elementType,
        scriptId,
        largest: await highest(db, workspace, { elementType, scriptId }),
      });
  return chosen;
}

function blocksOf(needs: Wanted[]): Wanted[] {
  return needs.flatMap((need) =>
    Array.from({ length: Math.ceil(need.count / largestBlock) }, (_, i) => ({
      ...need,
      count: Math.min(largestBlock, need.count - i * largestBlock),
    })),
  );
}

/** A retry takes the same numbers again. The fingerprint separates different requests with the same key. */
function keyOf({ idempotency, caller }: ServiceCall, block: Wanted, index: string): string {
  if (!idempotency) return randomUUID();
  const { key, operation, fingerprint } = idempotency;
  const { elementType, scriptId } = block;
  const name = JSON.stringify([operation, key, fingerprint, caller.subject, elementType, scriptId, index]);
  return createHash('sha256').update(name).digest('base64url');
}
