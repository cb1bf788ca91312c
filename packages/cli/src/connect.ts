import { once } from 'node:events';
import { connect as open } from 'node:net';
import { createFountainClient, type FountainClient, type FountainClientOptions } from '@fountainai/client';
import { CommandFailure, codeOf, homeFiles, localUrl, portsFrom, services } from '@fountainai/home';
import { readToken } from './read-token.ts';

/** The addresses and token of a FountainAI. */
export interface Entrance {
  home: string;
  tokenFile?: string | undefined;
  gateway?: string | undefined;
  /** Addresses of the local gateway and of the services, by name. */
  urls: Record<string, string>;
}

export interface Connection {
  client: FountainClient;
  url: string;
}

type Patience = Pick<FountainClientOptions, 'attempts' | 'deadlineMs' | 'onRetry'>;

/** Returns the addresses on this machine, by the ports in the environment. */
export function localUrls(env: NodeJS.ProcessEnv): Record<string, string> {
  const ports = portsFrom(env);
  return Object.fromEntries(Object.keys(ports).map((name) => [name, localUrl(ports, name)]));
}

/**
 * Connects to the given gateway, or else to the local gateway, or else to the services themselves.
 * @param service its address is tried when the local gateway does not answer
 * @throws CommandFailure when nothing answers
 */
export async function connect(
  { home, tokenFile, gateway, urls }: Entrance,
  service: string,
  patience: Patience = {},
): Promise<Connection> {
  const token = await readToken(tokenFile ?? homeFiles(home).token);
  const entry = gateway === undefined ? urls['gateway'] : addressOf(gateway);
  const direct = gateway === undefined ? urls[service] : undefined;
  if (entry !== undefined && (await listens(entry)))
    return { url: entry, client: createFountainClient({ token, ...throughGateway(entry), ...patience }) };
  if (direct !== undefined && (await listens(direct)))
    return { url: direct, client: createFountainClient({ token, urls: byKey(urls), ...patience }) };
  const tried = [entry, direct].filter((url) => url !== undefined).join(' and ');
  throw new CommandFailure(`Nothing answers at ${tried}. Start FountainAI with \`pnpm start\`.`);
}

/** Over HTTP the client adds the services' local hosts. Over HTTPS the URL keeps the host of the certificate. */
function throughGateway(url: string): Pick<FountainClientOptions, 'gateway' | 'urls'> {
  if (url.startsWith('http:')) return { gateway: url };
  return { urls: byKey(Object.fromEntries(services.map(({ name }) => [name, url]))) };
}

/** Converts the services' names to the client's keys, which are camelCase. */
function byKey(urls: Record<string, string>): NonNullable<FountainClientOptions['urls']> {
  return Object.fromEntries(
    services.map(({ name }) => [
      name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      urls[name],
    ]),
  );
}

function addressOf(gateway: string): string {
  const url = URL.parse(gateway);
  if (url && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new CommandFailure(`${gateway} is no address of a gateway, for example http://127.0.0.1:8000.`);
}

async function listens(url: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url);
  const socket = open({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
  });
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    socket.destroy();
  }
}
