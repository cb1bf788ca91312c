import type { Writable } from 'node:stream';
import type pg from 'pg';

/** Where a connection writes; pg's types do not tell. */
export function socketOf(client: pg.ClientBase): Writable {
  return (client as pg.ClientBase & { connection: { stream: Writable } }).connection.stream;
}

/** Lets what is sent in this turn of the event loop go out as one packet. */
export function holdBack(client: pg.ClientBase): void {
  const socket = socketOf(client);
  socket.cork();
  process.nextTick(() => socket.uncork());
}
