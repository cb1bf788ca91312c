import type pg from 'pg';

/**
 * A query that has nothing to wait for: without an answer in 2 s its connection is dead, though nobody has said so, and
 * the caller can be told while that is still of use.
 */
export function briefly(text: string): pg.QueryConfig {
  const config: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: 2_000 };
  return config;
}
