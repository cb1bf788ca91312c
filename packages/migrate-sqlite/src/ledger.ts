import { createHash } from 'node:crypto';
import type { FountainClient } from '@fountainai/client';
import { versionsOf } from './element-versions.ts';

/** What became of an old row: its new id, 0 where it has none of its own, and a hash of what was in it. */
interface Entry {
  newId: number;
  hash: string;
}

/** A body may have a megabyte; an entry has about 50 bytes. */
const entriesPerWrite = 2_000;
const entriesKeptBack = 100;

/**
 * Remembers what was migrated from an old system, so that a later run knows it, whenever and wherever it runs: as
 * versions of an element of its own name in the sequence service, beside the data it tells of. Between writes of the
 * ledger, the idempotency keys of the calls see to it that nothing is made twice.
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

  /** Reads what earlier runs wrote. */
  async load(): Promise<void> {
    for await (const data of versionsOf(this.#client, { elementType: this.#elementType, elementId: null }))
      for (const [key, newId, hash] of data['entries'] as [string, number, string][])
        this.#keep(key, { newId, hash });
  }

  /** Whether anything of a table was ever migrated. */
  knows(table: string): boolean {
    return this.#tables.has(table);
  }

  find(table: string, oldId: number | string): Entry | undefined {
    return this.#entries.get(`${table}/${oldId}`);
  }

  /** Takes note of something that is made now, or that a dry run would make. */
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

  /** Writes what was noted since the last time. */
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

  /** The key that makes one step of this migration happen once: from the old system's name and the row's id. */
  keyFor(table: string, oldId: number): string {
    return hashOf(['migrate-sqlite', this.#source, table, oldId]);
  }
}

/** A short hash of a value, whatever the order of its fields. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('base64url').slice(0, 22);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
