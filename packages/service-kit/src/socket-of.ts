import type { Writable } from 'node:stream';
import type pg from 'pg';

/** Where a connection writes; pg's types do not tell. */
export function socketOf(client: pg.ClientBase): Writable {
  return (client as pg.ClientBase & { connection: { stream: Writable } }).connection.stream;
}
