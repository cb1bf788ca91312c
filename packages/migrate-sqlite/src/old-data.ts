import { realpathSync } from 'node:fs';
import { type OldTable, plainName, readDatabase } from './read-database.ts';
import type { Row } from './row.ts';

/** The tables of the old services, by their possible names without case and underscores. */
const tableNames = {
  sequences: ['sequences', 'sequence'],
  sequenceVersions: ['sequenceversions', 'sequenceversion'],
  sessions: ['sessions', 'session'],
  characters: ['characters', 'character'],
  contexts: ['contexts', 'context'],
  scripts: ['scripts', 'script'],
  sections: ['sections', 'section', 'sectionheadings', 'sectionheading'],
  actions: ['actions', 'action'],
  spokenWords: ['spokenwords', 'spokenword'],
};
export type TableName = keyof typeof tableNames;

/** A row and its file: ids of the sequence tables are unique within one file only. */
export interface OldRow {
  file: string;
  row: Row;
}

export interface OldData {
  tables: Record<TableName, OldRow[]>;
  unknown: OldTable[];
}

/**
 * Reads all files before any write, so that a faulty file stops the run early. A file that is named twice is read once.
 */
export function readOldData(files: string[]): OldData {
  const read = new Map<string, OldTable[]>();
  for (const file of files) {
    const tables = readDatabase(file);
    read.set(realpathSync(file), tables);
  }
  const all = [...read.values()].flat();
  const kindOf = ({ name }: OldTable) =>
    Object.entries(tableNames).find(([, names]) => names.includes(plainName(name)))?.[0];
  const rowsOf = (kind: string) =>
    all
      .filter((table) => kindOf(table) === kind)
      .flatMap(({ file, rows }) => rows.map((row) => ({ file, row })));
  return {
    tables: Object.fromEntries(
      Object.keys(tableNames).map((kind) => [kind, rowsOf(kind)]),
    ) as OldData['tables'],
    unknown: all.filter((table) => kindOf(table) === undefined),
  };
}
