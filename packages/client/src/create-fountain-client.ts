import { addressOf, serviceNames } from './addresses.ts';
import type { Paths, ServiceName } from './contracts.ts';
import { gatewayFetch } from './gateway-fetch.ts';
import type { FountainError } from './fountain-error.ts';
import { createServiceClient, type Fetch } from './service-client.ts';
import type { ServiceClient } from './types.ts';

export interface FountainClientOptions {
  /** A token, or a function that returns one and is called before every attempt. */
  token: string | (() => string | Promise<string>);
  /** The address of a local gateway: `http://127.0.0.1:8000`. The default is the services at fountain.coach. */
  gateway?: string | undefined;
  /** Addresses of single services; they take precedence over the gateway. */
  urls?: Partial<Record<ServiceName, string>> | undefined;
  /** Replaces the global fetch and the client's own connection to a gateway. */
  fetch?: Fetch | undefined;
  /**
   * The time limit of a call in milliseconds, all attempts included. The default is 45,000, more than the gateway's own
   * limit.
   */
  deadlineMs?: number | undefined;
  /** The highest number of attempts of a call. The default is 5; 1 turns retries off. */
  attempts?: number | undefined;
  /** Called before each further attempt, with the error and the wait in milliseconds that the answer asked for. */
  onRetry?: ((error: FountainError, waitMs: number) => void) | undefined;
}

/** The clients of all services, by name. */
export type FountainClient = { [Service in ServiceName]: ServiceClient<Paths[Service]> };

/** @throws TypeError for an invalid option */
export function createFountainClient({
  token,
  gateway,
  urls,
  fetch,
  deadlineMs = 45_000,
  attempts = 5,
  onRetry,
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
      onRetry,
    }),
  ]);
  return Object.fromEntries(clients) as FountainClient;
}

/** Checked here, because fetch would put a refused token into its error message. */
function bearer(token: string): string {
  const trimmed = token.trim();
  if (!/^[\w.~+/-]+=*$/.test(trimmed))
    throw new TypeError('The token is empty or has characters that no token has.');
  return `Bearer ${trimmed}`;
}
