import pg from 'pg';
import { briefly } from './briefly.ts';
import { isConnectionError } from './database-errors.ts';
import type { Db } from './database.ts';
import { clientOf, holdBack, socketOf } from './socket-of.ts';

/**
 * Allots ids in short transactions on a connection of its own. The caller's transaction then holds no lock on the
 * last id and needs no second pool connection. Allotments are pipelined.
 */
export interface IdDesk {
  /** @returns the last of `count` consecutive ids */
  allot(workspace: string, kind: string, count: number): Promise<number>;
  close(): Promise<void>;
}

const desks = new WeakMap<pg.ClientBase, IdDesk>();

/** Registers the desk that serves transactions on this connection. */
export function bindIdDesk(client: pg.ClientBase, desk: IdDesk): void {
  desks.set(client, desk);
}

/** @throws Error when `db` is not a transaction of `openDatabase` */
export function idDeskOf(db: Db): IdDesk {
  const desk = desks.get(clientOf(db));
  if (!desk) throw new Error('Ids are allotted in transactions of a database that openDatabase opened.');
  return desk;
}

/** @param connect makes a new client; the desk connects when the first id is needed */
export function openIdDesk(connect: () => pg.Client, schema: string): IdDesk {
  let connected: Promise<pg.Client> | undefined;

  const connection = () => (connected ??= openConnection());

  async function openConnection(): Promise<pg.Client> {
    const client = connect();
    const forget = () => (connected = undefined);
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    async allot(workspace, kind, count) {
      const client = await connection();
      try {
        return await allotOn(client, schema, [workspace, kind, count]);
      } catch (error) {
        // After a timeout the connection is dead for the other pipelined queries too.
        if (isConnectionError(error)) socketOf(client).destroy();
        throw error;
      }
    },
    async close() {
      const client = await connected?.catch(() => undefined);
      await client?.end();
    },
  };
}

/** Takes one round trip. All five statements are sent at once, so a failed one still ends the transaction. */
async function allotOn(
  client: pg.Client,
  schema: string,
  [workspace, kind, count]: [string, string, number],
): Promise<number> {
  holdBack(client);
  const [, , , allotted] = await Promise.all([
    client.query(briefly('BEGIN')),
    client.query(briefly(`SET LOCAL app.ws = ${pg.escapeLiteral(workspace)}`)),
    // The commit of the rows comes later in the same log and makes this one durable.
    client.query(briefly('SET LOCAL synchronous_commit = off')),
    client.query<{ lastId: string }>({
      ...briefly(addToLastId(schema)),
      name: 'allot_ids',
      values: [workspace, kind, count],
    }),
    client.query(briefly('COMMIT')),
  ]);
  return Number(allotted.rows[0]!.lastId);
}

const addToLastId = (schema: string) =>
  `INSERT INTO ${pg.escapeIdentifier(schema)}.last_ids AS present (workspace_id, kind, last_id) VALUES ($1, $2, $3)
   ON CONFLICT (workspace_id, kind) DO UPDATE SET last_id = present.last_id + excluded.last_id
   RETURNING last_id AS "lastId"`;
