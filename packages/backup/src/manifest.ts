import { CommandFailure } from '@fountainai/home';
import type { ArchiveReader } from './archive-reader.ts';

/** The description of a backup, in its last member. */
export interface Manifest {
  format: 'fountainai-backup';
  formatVersion: 1;
  /** Time of the snapshot, ISO 8601. */
  madeAt: string;
  /** Version of the server, for people. */
  postgres: string;
  services: Record<string, ServiceData>;
  /** Totals of the story factory's files; null when the backup has none. */
  files: { count: number; bytes: number } | null;
}

export interface ServiceData {
  /** Hashes of the migrations that made the tables, in the order of Drizzle's ledger. */
  migrations: string[];
  tables: TableData[];
  sequences: SequenceData[];
}

export interface TableData {
  name: string;
  /** Stored columns; generated ones are computed again. */
  columns: string[];
  rows: number;
  /** SHA-256 in hex of the rows in COPY's text format. */
  sha256: string;
}

export interface SequenceData {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

export const manifestName = 'manifest.json';
export const tableMember = (service: string, table: string) => `tables/${service}/${table}.copy`;
export const filesFolder = 'files/';
export const formatVersion = 1;

/** Drizzle's ledger of migrations, in every service's schema. */
export const ledger = '__drizzle_migrations';

/** @throws CommandFailure when the archive is not a backup, or comes from a newer release */
export async function readManifest(file: string, archive: ArchiveReader): Promise<Manifest> {
  const manifest = await parse(archive).catch(() => undefined);
  if (manifest?.format !== 'fountainai-backup')
    throw new CommandFailure(`${file} is no backup of FountainAI, or it is damaged.`);
  if (manifest.formatVersion !== formatVersion)
    throw new CommandFailure(
      `${file} was made by a newer release (format ${String(manifest.formatVersion)}). Update FountainAI first.`,
    );
  return manifest as Manifest;
}

async function parse(archive: ArchiveReader) {
  return JSON.parse(await archive.text(manifestName)) as { format?: unknown; formatVersion?: unknown };
}

/** Counts the rows of all tables except the migration ledgers. */
export function countRows({ services }: Manifest): number {
  return tablesIn(services).reduce((sum, { name, rows }) => sum + (name === ledger ? 0 : rows), 0);
}

function tablesIn(services: Manifest['services']): TableData[] {
  return Object.values(services).flatMap(({ tables }) => tables);
}
