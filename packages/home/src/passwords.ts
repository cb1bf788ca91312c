import { randomBytes } from 'node:crypto';
import { readJson, updateJson } from './json-file.ts';

/** Random passwords of the roles on one server, made on first use. */
export interface Passwords {
  of(role: string): Promise<string>;
}

interface DatabaseFile {
  servers: Record<string, { port?: number; roles: Record<string, string> }>;
}

const empty: DatabaseFile = { servers: {} };

/** Returns the passwords of one server, which a home's database.json keeps. */
export function passwordsIn(file: string, server: string): Passwords {
  return {
    async of(role) {
      const known = (await readJson(file, empty)).servers[server]?.roles[role];
      if (known !== undefined) return known;
      const written = await changeServer(file, server, (entry) => ({
        ...entry,
        roles: { ...entry.roles, [role]: entry.roles[role] ?? randomBytes(24).toString('base64url') },
      }));
      return written.roles[role] ?? '';
    },
  };
}

/** Returns the last port of our own server, so that it can reuse the port. */
export async function lastPort(file: string, server: string): Promise<number | undefined> {
  return (await readJson(file, empty)).servers[server]?.port;
}

export async function rememberPort(file: string, server: string, port: number): Promise<void> {
  if ((await lastPort(file, server)) === port) return;
  await changeServer(file, server, (entry) => ({ ...entry, port }));
}

async function changeServer(
  file: string,
  server: string,
  change: (entry: DatabaseFile['servers'][string]) => DatabaseFile['servers'][string],
) {
  const written = await updateJson(file, empty, ({ servers }) => ({
    servers: { ...servers, [server]: change(servers[server] ?? { roles: {} }) },
  }));
  return written.servers[server] ?? { roles: {} };
}
