import { hashOf } from './ledger.ts';
import { leaveOut, type Migration } from './migration.ts';
import type { OldRow } from './old-data.ts';
import { lineOfOne, lineOfTen, type V2Type, v2Types } from './number-lines.ts';
import { idIn, isSet, numberIn, type Row, shown, textIn } from './row.ts';

/** A counter of the old system; several rows may have had its name. */
export interface OldCounter {
  elementType: string;
  elementId: number | null;
  /** The highest number of its rows. */
  number: number;
  /** The ids of its rows, which versions refer to. */
  rows: OldRow[];
}

const firstOfV2 = 100;

/** The counters that the new system supports. Other rows are counted as left out, and duplicates are named. */
export function oldCounters(migration: Migration, rows: OldRow[]): OldCounter[] {
  const counters = new Map<string, OldCounter>();
  for (const old of rows) {
    const { row } = old;
    const elementType = textIn(row, 'elementtype');
    const why = whyNot(elementType, row);
    if (why) {
      leaveOut(migration, 'sequences', nameOf(row), why);
      continue;
    }
    const elementId = idIn(row, 'elementid') ?? null;
    const number = numberIn(row, 'sequencenumber')!;
    const key = `${elementType}/${elementId ?? ''}`;
    const counter = counters.get(key);
    if (!counter) counters.set(key, { elementType, elementId, number, rows: [old] });
    else {
      counter.rows.push(old);
      counter.number = Math.max(counter.number, number);
      migration.report.count('sequences', 'merged');
    }
  }
  for (const { elementType, elementId, number, rows: its } of counters.values()) {
    if (its.length === 1) continue;
    const rowsOf = its
      .map(({ row }) => `id ${shown(row['id'])} at ${shown(row['sequencenumber'])}`)
      .join(', ');
    migration.report.note(
      'sequences',
      'duplicates, of which the highest number counts',
      `${elementType} ${shown(elementId)}: ${rowsOf}, so ${number}`,
    );
  }
  return [...counters.values()];
}

function whyNot(elementType: string, row: Row): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(elementType))
    return 'element_type is not 1 to 64 letters, digits, _ or -';
  if (isSet(row, 'elementid') && idIn(row, 'elementid') === undefined)
    return 'element_id is not a whole number of 1 or more';
  if (numberIn(row, 'sequencenumber') === undefined)
    return 'sequence_number is not a whole number of 0 or more';
  return undefined;
}

function nameOf(row: Row): string {
  return `id ${shown(row['id'])}: ${shown(row['elementtype'])} ${shown(row['elementid'])} at ${shown(row['sequencenumber'])}`;
}

/** Raises the counters to the old numbers; counters that are already higher stay. */
export async function migrateCounters(migration: Migration, counters: OldCounter[]): Promise<void> {
  const { ledger, report } = migration;
  for (const [done, counter] of counters.entries()) {
    migration.progress('sequences', done, counters.length);
    const { elementType, elementId, number } = counter;
    const key = `${elementType}/${elementId ?? ''}`;
    const hash = hashOf(number);
    if (ledger.find('sequences', key)?.hash === hash) report.count('sequences', 'there');
    else {
      const isRaised = await raise(migration, counter);
      report.count('sequences', isRaised ? 'made' : 'there');
      await ledger.add('sequences', key, { newId: 0, hash });
    }
  }
  await ledger.save();
}

/** @returns true when the counter was raised */
async function raise({ client, report, dryRun }: Migration, counter: OldCounter): Promise<boolean> {
  const { elementType, elementId, number } = counter;
  const name = `${elementType} ${shown(elementId)}`;
  const byOne = await lineOfOne(client, counter);
  const isLow = (byOne.present ?? -1) < number;
  if ((byOne.present ?? 0) > number)
    report.note('sequences', 'higher already; they stay', `${name}: ${number}, now ${byOne.present}`);
  if (isLow && !dryRun) await byOne.raiseTo(number);
  if (number < firstOfV2 || !isV2Type(elementType)) return isLow;
  // The old system had one number for both versions. If v2 may have given it, v2 continues after it too.
  const byTen = await lineOfTen(client, { elementType, elementId });
  if ((byTen.present ?? -1) >= number) return isLow;
  report.note('sequences', 'v2 goes on after the same number', `${name}: ${number}`);
  if (!dryRun) await byTen.raiseTo(number);
  return true;
}

function isV2Type(elementType: string): elementType is V2Type {
  return v2Types.some((type) => type === elementType);
}
