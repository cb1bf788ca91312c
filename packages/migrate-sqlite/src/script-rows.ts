import { type Identified, identified, leaveOut, type Migration, type TableWithIds } from './migration.ts';
import type { OldData } from './old-data.ts';
import { idIn, numberIn, textIn } from './row.ts';

/** A section with its content, in the old order. */
export interface OldSection extends Identified {
  actions: Identified[];
  words: Identified[];
}

/** A script with its content, in the old order. */
export interface OldScript extends Identified {
  sections: OldSection[];
}

/** Assembles the rows of the script service; rows without a parent are left out and named. */
export function oldScripts(migration: Migration, tables: OldData['tables']): OldScript[] {
  const scripts = identified(migration, 'scripts', tables.scripts).map((script) => ({
    ...script,
    sections: [] as OldSection[],
  }));
  const sections = identified(migration, 'sections', tables.sections).map((section) => ({
    ...section,
    actions: [] as Identified[],
    words: [] as Identified[],
  }));
  const words = identified(migration, 'spokenWords', tables.spokenWords).filter(({ id, row }) => {
    if (textIn(row, 'text')) return true;
    leaveOut(migration, 'spokenWords', id, 'nothing is said');
    return false;
  });
  const actions = identified(migration, 'actions', tables.actions);

  const placed = place(migration, 'sections', sections, scripts, 'scriptid', (script) => script.sections);
  place(migration, 'actions', actions, placed, 'headingid', (section) => section.actions);
  place(migration, 'spokenWords', words, placed, 'headingid', (section) => section.words);
  for (const script of scripts) inOrder(migration, script);
  return scripts;
}

/**
 * Puts rows into their parents.
 * @returns the placed rows
 */
function place<Part extends Identified, Whole extends Identified>(
  migration: Migration,
  table: TableWithIds,
  parts: Part[],
  wholes: Whole[],
  column: string,
  partsOf: (whole: Whole) => Part[],
): Part[] {
  const byId = new Map(wholes.map((whole) => [whole.id, whole]));
  return parts.filter((part) => {
    const whole = byId.get(idIn(part.row, column) ?? 0);
    if (whole) partsOf(whole).push(part);
    else
      leaveOut(
        migration,
        table,
        `${part.id} → ${textIn(part.row, column) || 'null'}`,
        `there is no ${column === 'scriptid' ? 'script' : 'section'} that they belong to`,
      );
    return whole !== undefined;
  });
}

function inOrder(migration: Migration, script: OldScript): void {
  sort(migration, 'sections', script.sections, ['sequencenumber', 'sequence'], `script ${script.id}`);
  for (const { id, actions, words } of script.sections) {
    sort(migration, 'actions', actions, ['sequencenumber', 'sequence'], `section ${id}`);
    sort(migration, 'spokenWords', words, ['sequence', 'sequencenumber'], `section ${id}`);
  }
}

/** By number, then by age: concurrent requests to the old system could get the same number twice. */
function sort(
  { report }: Migration,
  table: TableWithIds,
  rows: Identified[],
  columns: string[],
  where: string,
): void {
  const numberOf = ({ row }: Identified) => numberIn(row, ...columns) ?? Number.MAX_SAFE_INTEGER;
  rows.sort((a, b) => numberOf(a) - numberOf(b) || a.id - b.id);
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    if (before && numberOf(before) === numberOf(row))
      report.note(
        table,
        'the same number twice; the older one comes first',
        `${before.id} and ${row.id} in ${where}`,
      );
  }
}
