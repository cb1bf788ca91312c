import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { within, type Database } from '@fountainai/service-kit';
import { createClient, RESP_TYPES } from '@redis/client';

/** A cache that several instances share. A missing, slow or failed cache counts as empty. */
export interface SharedMemory {
  get(key: string): Promise<unknown>;
  /** Returns at once; the write continues in the background. */
  set(key: string, value: object): void;
  close(): Promise<void>;
}

export interface SharedMemoryConfig {
  url: string;
  password?: string | undefined;
}

export interface Log {
  warn(details: object, message: string): void;
}

/** After this time, the services answer faster than the cache. */
const patienceMs = 100;
/** The pause after a late answer, during which the cache is not asked. */
const restMs = 5_000;
const keptSeconds = 3_600;
/** Raise this number when the stored form changes. */
const form = 1;

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/**
 * Identifies the database's timeline. A restored backup or a point-in-time recovery starts a new timeline, in which old
 * revision numbers may name other content.
 */
export async function lifeOf({ pool, schema }: Database): Promise<string> {
  const { rows } = await pool.query<{ life: string }>(
    `SELECT concat_ws('-', pg_database.oid, pg_namespace.oid, timeline_id) AS life
     FROM pg_database, pg_namespace, pg_control_checkpoint()
     WHERE datname = current_database() AND nspname = $1`,
    [schema],
  );
  return rows[0]!.life;
}

/**
 * Caches in Redis. When Redis does not answer, no request fails, and the delay is at most `patienceMs`.
 * @param life the timeline of the database; entries of another timeline are ignored
 */
export function connectSharedMemory(
  { url, password }: SharedMemoryConfig,
  life: string,
  log: Log,
): SharedMemory {
  const client = createClient({
    url,
    ...(password !== undefined && { password }),
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: restMs },
  }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const nameOf = (key: string) => `fountainai:${form}:${life}:${key}`;
  let quietUntil = 0;
  const rest = (err: unknown) => {
    if (Date.now() > quietUntil) log.warn({ err }, 'The shared memory does not answer; going on without it');
    quietUntil = Date.now() + restMs;
    return undefined;
  };
  client.on('error', rest);
  void client.connect().catch(rest);
  const isThere = () => client.isReady && Date.now() > quietUntil;

  return {
    get: async (key) => {
      if (!isThere()) return undefined;
      return inTime(client.get(nameOf(key)).then(read)).catch(rest);
    },
    set: (key, value) => {
      if (!isThere()) return;
      const options = { expiration: { type: 'EX', value: keptSeconds } } as const;
      compress(JSON.stringify(value))
        .then((bytes) => inTime(client.set(nameOf(key), bytes, options)))
        .catch(rest);
    },
    close: async () => client.destroy(),
  };
}

async function read(kept: Buffer | null): Promise<unknown> {
  return kept ? JSON.parse((await decompress(kept)).toString()) : undefined;
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  within(patienceMs, work, () => new Error(`no answer in ${patienceMs} ms`));
