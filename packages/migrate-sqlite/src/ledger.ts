import { createHash } from 'node:crypto';
import type { FountainClient } from '@fountainai/client';
import { versionsOf } from './element-versions.ts';

/** The result for an old row: its new id (0 without one of its own) and a hash of its content. */
interface Entry {
  newId: number;
  hash: string;
}

/** A body may have a megabyte; an entry has about 50 bytes. */
const entriesPerWrite = 2_000;
const entriesKeptBack = 100;

/**
 * Records the migrated rows of an old system, so that a later run on any machine skips them. The record is an element
 * of its own name in the sequence service; its versions are stored beside the migrated data. Between its writes, the
 * idempotency keys of the calls prevent duplicates.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  readonly #tables = new Set<string>();
  #unsaved: string[] = [];
  readonly #client: FountainClient;
  readonly #source: string;
  readonly #dryRun: boolean;

  constructor(client: FountainClient, source: string, dryRun: boolean) {
    this.#client = client;
    this.#source = source;
    this.#dryRun = dryRun;
  }

  get #elementType(): string {
    return `migrated-from-${this.#source}`;
  }

  /** Reads the records of earlier runs. */
  async load(): Promise<void> {
    for await (const data of versionsOf(this.#client, { elementType: this.#elementType, elementId: null }))
      for (const [key, newId, hash] of data['entries'] as [string, number, string][])
        this.#keep(key, { newId, hash });
  }

  /** True when an earlier run migrated rows of a table. */
  knows(table: string): boolean {
    return this.#tables.has(table);
  }

  find(table: string, oldId: number | string): Entry | undefined {
    return this.#entries.get(`${table}/${oldId}`);
  }

  /** Records a row that is created now, or that a dry run would create. */
  async add(table: string, oldId: number | string, entry: Entry): Promise<void> {
    const key = `${table}/${oldId}`;
    this.#keep(key, entry);
    this.#unsaved.push(key);
    if (this.#unsaved.length >= entriesKeptBack) await this.save();
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#tables.add(key.slice(0, key.indexOf('/')));
  }

  /** Writes the records since the last write. */
  async save(): Promise<void> {
    const keys = this.#unsaved;
    this.#unsaved = [];
    if (this.#dryRun) return;
    for (let i = 0; i < keys.length; i += entriesPerWrite) {
      const entries = keys.slice(i, i + entriesPerWrite).map((key) => {
        const { newId, hash } = this.#entries.get(key)!;
        return [key, newId, hash];
      });
      await this.#client.sequence.POST('/v1/sequence/version', {
        body: { elementType: this.#elementType, newVersionData: { entries } },
      });
    }
  }

  /** The idempotency key of one step: from the old system's name and the row's id. */
  keyFor(table: string, oldId: number): string {
    return hashOf(['migrate-sqlite', this.#source, table, oldId]);
  }
}

/** A short hash of a value, independent of the order of its fields. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('base64url').slice(0, 22);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
