import { addressOf, serviceNames } from './addresses.ts';
import type { Paths, ServiceName } from './contracts.ts';
import { gatewayFetch } from './gateway-fetch.ts';
import { createServiceClient, type Fetch } from './service-client.ts';
import type { ServiceClient } from './types.ts';

export interface FountainClientOptions {
  /** A token, or a function that is asked for one before every attempt. */
  token: string | (() => string | Promise<string>);
  /** The address of a local gateway: `http://127.0.0.1:8000`. Left out, the services at fountain.coach. */
  gateway?: string | undefined;
  /** Addresses of single services; they come before any other. */
  urls?: Partial<Record<ServiceName, string>> | undefined;
  /** Instead of the global fetch, and of the client's own way to a gateway. */
  fetch?: Fetch | undefined;
  /** Milliseconds that a call may take, all attempts included. Usually 45,000: more than the gateway allows itself. */
  deadlineMs?: number | undefined;
  /** How often a call is sent at most. Usually 5; 1 turns retries off. */
  attempts?: number | undefined;
}

/** All services, by their names. */
export type FountainClient = { [Service in ServiceName]: ServiceClient<Paths[Service]> };

/** @throws TypeError when an option makes no sense */
export function createFountainClient({
  token,
  gateway,
  urls,
  fetch,
  deadlineMs = 45_000,
  attempts = 5,
}: FountainClientOptions): FountainClient {
  const gatewayUrl = gateway === undefined ? undefined : new URL(gateway);
  const throughGateway = fetch ?? (gatewayUrl && gatewayFetch(gatewayUrl));
  const directly: Fetch = fetch ?? ((request) => globalThis.fetch(request));
  const fixed = typeof token === 'string' ? bearer(token) : undefined;
  const authorization = async () => fixed ?? bearer(await (token as () => string | Promise<string>)());

  const clients = serviceNames.map((service) => [
    service,
    createServiceClient({
      baseUrl: addressOf(service, gatewayUrl, urls),
      fetch: urls?.[service] === undefined ? (throughGateway ?? directly) : directly,
      authorization,
      deadlineMs,
      attempts,
    }),
  ]);
  return Object.fromEntries(clients) as FountainClient;
}

/** Checked here, because fetch would put a token that it refuses into its error. */
function bearer(token: string): string {
  const trimmed = token.trim();
  if (!/^[\w.~+/-]+=*$/.test(trimmed))
    throw new TypeError('The token is empty or has characters that no token has.');
  return `Bearer ${trimmed}`;
}
