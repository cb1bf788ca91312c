import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from '@prometheus-io/client';

/**
 * Serves GET /metrics for Prometheus without a token, on a port that the gateway does not route to.
 * @throws Error when the port is taken
 */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  let scrape: Promise<string> | undefined;
  // Concurrent scrapes share one collection.
  const collect = () => (scrape ??= registry.metrics().finally(() => (scrape = undefined)));

  const server = createServer({ requestTimeout: 5_000 }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is only GET /metrics here.\n');
      return;
    }
    collect().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
