import { type Place, timesOf } from '../client.ts';
import { importPlay, lineWriter, romeoAndJuliet } from '../plays.ts';
import { compare, inTurns, type Row } from '../row.ts';
import type { World } from '../world.ts';

const kinds = { 'spoken word': 'spokenWords', action: 'actions' } as const;

/** Measures changes of single elements, against an earlier checkout. */
export async function changedLine(world: World): Promise<Row[]> {
  const { stack, earlier, seconds, say } = world;
  if (!earlier) {
    say('No earlier checkout was named (--against DIR): its rows are left out.');
    return [];
  }
  const writerOf = async (place: Place) => lineWriter(place, await importPlay(place, await romeoAndJuliet()));
  const [ours, theirs] = [await writerOf(stack), await writerOf(earlier)];
  const rows: Row[] = [];
  for (const [name, kind] of Object.entries(kinds))
    for (const clients of [1, 8]) {
      const mean = (write: typeof ours) => async () =>
        meanOf(await timesOf({ clients, seconds }, () => write(kind)));
      const seen = await inTurns(world, { ours: mean(ours), theirs: mean(theirs) });
      const row = `one changed ${name}, ${clients === 1 ? '1 client' : '8 clients'}, mean`;
      const about = { row, against: earlier.name, unit: 'ms', goal: 1, atMost: true } as const;
      rows.push(compare(about, seen.ours, seen.theirs));
    }
  return rows;
}

const meanOf = (times: number[]) => times.reduce((a, b) => a + b, 0) / times.length;
