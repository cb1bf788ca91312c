import { collectDefaultMetrics } from '@prometheus-io/client';
import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from './config.ts';
import type { Database } from './database.ts';
import { measurePools, registry } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';

/**
 * Lets operators see what a service does, as far as the environment asks for it, until the app is closed.
 * @param databases its pools of connections, by what they are for
 */
export async function observe(
  app: FastifyInstance,
  { host, metricsPort }: ServiceConfig,
  databases: Record<string, Database>,
): Promise<void> {
  if (!metricsPort) return;
  collectDefaultMetrics({ register: registry });
  measurePools(databases);
  const metrics = await serveMetrics(registry, { host, port: metricsPort });
  app.addHook('onClose', () => metrics.close());
}
