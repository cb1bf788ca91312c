import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Db } from './database.ts';

/** Returns the connection of a transaction, which Drizzle's types hide. */
export function clientOf(db: Db): pg.ClientBase {
  return (db as Db & { $client: pg.ClientBase }).$client;
}

/** Returns the socket of a connection, which pg's types hide. */
export function socketOf(client: pg.ClientBase): Socket {
  return (client as pg.ClientBase & { connection: { stream: Socket } }).connection.stream;
}

/** Sends all queries of this event loop turn in one packet. */
export function holdBack(client: pg.ClientBase): void {
  const socket = socketOf(client);
  socket.cork();
  process.nextTick(() => socket.uncork());
}
