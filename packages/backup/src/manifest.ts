import { CommandFailure } from '@fountainai/home';
import type { ArchiveReader } from './archive-reader.ts';

/** What a backup says about itself, in its last member. */
export interface Manifest {
  format: 'fountainai-backup';
  formatVersion: 1;
  /** ISO 8601, when the snapshot was taken. */
  madeAt: string;
  /** The server's version, for people. */
  postgres: string;
  services: Record<string, ServiceData>;
  /** The story factory's files; null when they were left out. */
  files: { count: number; bytes: number } | null;
}

export interface ServiceData {
  /** The hashes of the migrations that made the tables, in order, as Drizzle's ledger has them. */
  migrations: string[];
  tables: TableData[];
  sequences: SequenceData[];
}

export interface TableData {
  name: string;
  /** Those that are stored: generated ones are computed anew. */
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

/** @throws CommandFailure when the archive is something else, or made by a newer release */
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

/** How many rows there are in all tables, migrations not counted. */
export function countRows({ services }: Manifest): number {
  return tablesIn(services).reduce((sum, { name, rows }) => sum + (name === ledger ? 0 : rows), 0);
}

function tablesIn(services: Manifest['services']): TableData[] {
  return Object.values(services).flatMap(({ tables }) => tables);
}
