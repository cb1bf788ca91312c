import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chartOf } from './chart.ts';
import { isReached, type Row } from './row.ts';

const results = new URL('results/', import.meta.url);

/** Prints the rows and stores them with a chart. A row of an earlier run stays until it is measured again. */
export async function report(rows: Row[], { keep }: { keep: boolean }): Promise<void> {
  console.log(tableOf(rows));
  await mkdir(results, { recursive: true });
  const earlier = keep ? await lastRows() : [];
  const isNew = (row: Row) => rows.some((fresh) => fresh.row === row.row && fresh.against === row.against);
  const all = [...earlier.filter((row) => !isNew(row)), ...rows];
  await writeFile(new URL('latest.json', results), `${JSON.stringify(all, undefined, 2)}\n`);
  await writeFile(new URL('latest.svg', results), chartOf(all));
}

async function lastRows(): Promise<Row[]> {
  try {
    return JSON.parse(await readFile(new URL('latest.json', results), 'utf8')) as Row[];
  } catch {
    return [];
  }
}

export function tableOf(rows: Row[]): string {
  const cells = [
    ['row', 'against', 'ours', 'peer', 'ratio', 'goal', ''],
    ...rows.map((row) => [
      row.row,
      row.against,
      `${brief(row.ours)} ${row.unit}`,
      row.peer === null ? '–' : `${brief(row.peer)} ${row.unit}`,
      brief(row.ratio),
      row.goal === null ? '–' : `${row.atMost ? '≤' : '≥'} ${row.goal}`,
      row.goal === null ? '' : isReached(row) ? 'reached' : 'not reached',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells
    .map((line) =>
      line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}

/** A benchmark is not more exact than three digits. */
export const brief = (number: number): string => String(Number(number.toPrecision(3)));
