import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Db } from './database.ts';

/** The connection of a transaction; Drizzle's types do not tell. */
export function clientOf(db: Db): pg.ClientBase {
  return (db as Db & { $client: pg.ClientBase }).$client;
}

/** Where a connection writes; pg's types do not tell. */
export function socketOf(client: pg.ClientBase): Socket {
  return (client as pg.ClientBase & { connection: { stream: Socket } }).connection.stream;
}

/** Lets what is sent in this turn of the event loop go out as one packet. */
export function holdBack(client: pg.ClientBase): void {
  const socket = socketOf(client);
  socket.cork();
  process.nextTick(() => socket.uncork());
}
