import type pg from 'pg';

/**
 * A query with a timeout of 2 s, for statements that never wait for a lock. A longer silence means that the
 * connection is dead.
 */
export function briefly(text: string): pg.QueryConfig {
  const config: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: 2_000 };
  return config;
}
