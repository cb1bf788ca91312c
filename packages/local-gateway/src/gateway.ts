import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { buildApp } from './app.ts';
import { answerClientError, hangUp } from './client-errors.ts';
import { headersLimit } from './refusals.ts';

export interface GatewayOptions {
  /** A rendered Kong file. */
  configText: string;
  host: string;
  /** 0 picks a free port. */
  port: number;
  logger?: NonNullable<FastifyServerOptions['logger']>;
}

export interface Gateway {
  url: string;
  /**
   * Serves another file from the next request on; running requests keep the old one. An invalid file throws and
   * changes nothing.
   */
  reload(configText: string): Promise<void>;
  /** Accepts no new connections, finishes running requests and ends within 10 s. */
  close(): Promise<void>;
}

const closeWithinMs = 9_000;

/**
 * Serves a declarative Kong file.
 * @throws KongFileError before it listens, for a file that it cannot serve as a Kong would
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { configText, host, port, logger = false } = options;
  const apps = exchangeableApp(await buildApp(configText, logger));
  const server = createListener().on('request', apps.answer);
  // The proxy sends 100 Continue after all plugins have accepted the request.
  server.on('checkContinue', apps.answer);
  server.listen({ host, port });
  await once(server, 'listening');

  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async reload(text) {
      apps.exchange(await buildApp(text, logger));
    },
    async close() {
      const force = setTimeout(() => server.closeAllConnections(), closeWithinMs);
      apps.hangUp();
      await new Promise((resolve) => server.close(resolve));
      await apps.close();
      clearTimeout(force);
    },
  };
}

/** Creates the HTTP server with nginx's limits. */
function createListener() {
  const server = createServer({
    maxHeaderSize: headersLimit,
    headersTimeout: 5_000,
    connectionsCheckingInterval: 500,
    keepAliveTimeout: 75_000,
    requestTimeout: 30_000,
  });
  server.on('connect', (_, socket) => hangUp(socket, 405));
  return server.on('clientError', answerClientError);
}

/** Holds the app that answers new requests. A replaced app closes after its last request. */
function exchangeableApp(first: FastifyInstance) {
  let current = first;
  let closing = false;
  const inFlight = new Map([[first, 0]]);
  const count = (app: FastifyInstance, change: number) => {
    const left = inFlight.get(app)! + change;
    inFlight.set(app, left);
    if (app === current || left > 0) return;
    inFlight.delete(app);
    void app.close();
  };
  return {
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      const app = current;
      count(app, 1);
      response.once('close', () => count(app, -1));
      if (closing) response.setHeader('connection', 'close');
      app.routing(request, response);
    },
    exchange(next: FastifyInstance): void {
      const former = current;
      current = next;
      inFlight.set(next, 0);
      count(former, 0);
    },
    /** Every connection closes after its next answer. */
    hangUp: () => void (closing = true),
    close: async () => void (await Promise.all([...inFlight.keys()].map((app) => app.close()))),
  };
}
