import { collectDefaultMetrics } from '@prometheus-io/client';
import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { measurePools, measureQuota, registry } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';
import { startTracing } from './tracing.ts';

/**
 * Starts metrics and traces as configured, until the app closes.
 * @param databases connection pools by their purpose
 */
export async function observe(
  app: FastifyInstance,
  service: string,
  { host, metricsPort, tracesEndpoint }: ServiceConfig,
  databases: Record<string, Database> & { requests: Database },
): Promise<void> {
  const endTracing = await startTracing(service, tracesEndpoint);
  app.addHook('onClose', endTracing);
  if (!metricsPort) return;
  collectDefaultMetrics({ register: registry });
  measurePools(databases);
  measureQuota(databases.requests);
  const metrics = await serveMetrics(registry, { host, port: metricsPort });
  app.addHook('onClose', () => metrics.close());
}
