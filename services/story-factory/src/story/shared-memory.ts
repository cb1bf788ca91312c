import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { within, type Database } from '@fountainai/service-kit';
import { createClient, RESP_TYPES } from '@redis/client';

/** What several instances remember together. It may forget, be slow or be gone: then it is as if it knew nothing. */
export interface SharedMemory {
  get(key: string): Promise<unknown>;
  /** Returns at once; nobody waits for what is written. */
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

/** Longer than this, asking the services is faster. */
const patienceMs = 100;
/** How long nobody is asked after one answer was late. */
const restMs = 5_000;
const keptSeconds = 3_600;
/** Raised when what is kept has another form. */
const form = 1;

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/**
 * Which life of the database it is: another one after a restored backup and after a recovery to an earlier time, when
 * revisions count on from numbers that were seen before with something else.
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
 * Remembers in Redis. Nothing fails, and hardly anything waits, when it does not answer.
 * @param life of the database that it is about; nothing is known of another one
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
