import { drizzle, type NodePgDatabase } from '@fountainai/drizzle/node-postgres';
import pg from 'pg';
import type { ServiceConfig } from '../config.ts';
import { bindIdDesk, openIdDesk } from './id-desk.ts';
import { keptBytes } from './kept-bytes.ts';
import { watchPulse } from './pulse.ts';
import { openQuota, type Quota } from './quota.ts';
import { schemaOf } from './schema-of.ts';
import { socketOf } from './socket-of.ts';
import { traceQueries } from '../observe/spans.ts';

/** The first parameter of every function that queries. A transaction has the same type as the database. */
export type Db = NodePgDatabase;

/** A service's own database: one schema of one server. */
export interface Database {
  /** Read it for every use: a silent server causes a new pool. */
  readonly pool: pg.Pool;
  /** The schema name in PostgreSQL. */
  schema: string;
  /** Tests replace it. */
  quota: Quota;
  close(): Promise<void>;
}

/** Shorter than the handler's deadline of 25 s; the README has the table of timeouts. */
const timeouts = {
  statement_timeout: 5_000,
  query_timeout: 6_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  connectionTimeoutMillis: 2_000,
};

/** Holds about forty plays of 5,600 speeches, with a history of the same size. */
const defaultQuotaBytes = 2 ** 30;

/** Opens the connection pool of a service. It does not connect yet, so it never fails. */
export function openDatabase(service: string, config: ServiceConfig['database']): Database {
  const options: pg.PoolConfig & { pipeline: true } = {
    connectionString: config.url,
    // A connection sends a query before earlier ones are answered.
    pipeline: true,
    max: config.poolSize,
    application_name: `fountainai ${service}`,
    keepAlive: true,
    ...timeouts,
  };
  const schema = schemaOf(service);
  const ids = openIdDesk(
    () => new pg.Client({ ...options, application_name: `fountainai ${service} ids` }),
    schema,
  );
  let pool = open();
  return {
    get pool() {
      return pool;
    },
    schema,
    quota: openQuota(config.quotaBytes ?? defaultQuotaBytes, (workspace) =>
      keptBytes(pool, schema, workspace),
    ),
    close: async () => {
      await Promise.all([pool.end(), ids.close()]);
    },
  };

  function open(): pg.Pool {
    const opened = new pg.Pool(options);
    surviveLostConnections(opened);
    opened.on('connect', traceQueries);
    opened.on('connect', (client) => bindIdDesk(client, ids));
    watchPulse(opened, options, (waiting) => {
      if (opened === pool) pool = open();
      abandon(opened, waiting);
    });
    return opened;
  }
}

/** Fails all waiting queries at once and uses none of the pool's connections again. */
function abandon(pool: pg.Pool, waiting: pg.PoolClient[]): void {
  // client.end() would wait for answers to the queries already sent.
  for (const client of waiting) socketOf(client).destroy();
  if (!pool.ending) void pool.end().catch(() => {});
}

const views = new WeakMap<pg.ClientBase, Db>();

/** The Drizzle view of one connection. */
export function dbOf(client: pg.ClientBase): Db {
  const db = views.get(client) ?? drizzle({ client: client as pg.PoolClient });
  views.set(client, db);
  return db;
}

/**
 * Prepares a frequent query: Drizzle builds it once per connection, and PostgreSQL plans it once.
 * @param prepare ends in Drizzle's `.prepare(name)`, with a name that is unique in the service
 */
export function prepareOnce<Query>(prepare: (db: Db) => Query): (db: Db) => Query {
  const prepared = new WeakMap<Db, Query>();
  return (db) => {
    const query = prepared.get(db) ?? prepare(db);
    prepared.set(db, query);
    return query;
  };
}

// Without these listeners a connection that breaks, idle or in use, ends the process.
function surviveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}
