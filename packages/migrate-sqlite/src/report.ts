/** The counts of one table's rows by their result. */
interface Tally {
  read: number;
  made: number;
  /** Migrated by an earlier run, or already there. */
  there: number;
  /** Duplicates, which were merged into another row's resource. */
  merged: number;
  leftOut: number;
}
export type Outcome = Exclude<keyof Tally, 'read'>;

const shownExamples = 10;

/** Counts the result of every row, and keeps notes for the operator. */
export class Report {
  readonly #tallies = new Map<string, Tally>();
  readonly #notes = new Map<string, { table: string; what: string; rows: string[] }>();

  /** Counts the result of a row; `why` and `row` name it in the notes. */
  count(table: string, outcome: Outcome, why?: { what: string; row: string }): void {
    const tally = this.#tallies.get(table) ?? { read: 0, made: 0, there: 0, merged: 0, leftOut: 0 };
    tally.read += 1;
    tally[outcome] += 1;
    this.#tallies.set(table, tally);
    if (why) this.note(table, why.what, why.row);
  }

  /** A note about a row; notes of the same kind share one line. */
  note(table: string, what: string, row?: string): void {
    const key = `${table}: ${what}`;
    const note = this.#notes.get(key) ?? { table, what, rows: [] };
    if (row !== undefined) note.rows.push(row);
    this.#notes.set(key, note);
  }

  get made(): number {
    return [...this.#tallies.values()].reduce((sum, { made }) => sum + made, 0);
  }

  /** The table of counts, then the notes. */
  lines(dryRun: boolean): string[] {
    const heads = ['', 'read', dryRun ? 'to make' : 'made', 'already there', 'merged', 'left out'];
    const rows = [...this.#tallies].map(([table, { read, made, there, merged, leftOut }]) => [
      table,
      ...[read, made, there, merged, leftOut].map(String),
    ]);
    const widths = heads.map((_, i) => Math.max(...[heads, ...rows].map((row) => row[i]?.length ?? 0)));
    const table = [heads, ...rows].map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    );
    const notes = [...this.#notes.values()].map(({ table: of, what, rows: named }) => {
      const examples = named.slice(0, shownExamples).join('; ');
      const more = named.length > shownExamples ? `; and ${named.length - shownExamples} more` : '';
      return `${of}: ${what}${examples && ` (${named.length}): ${examples}${more}`}`;
    });
    return [...(rows.length > 0 ? table : []), ...notes];
  }
}
