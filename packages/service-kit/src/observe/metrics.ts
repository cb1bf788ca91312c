import type { Database } from '../db/database.ts';
import { Counter, Gauge, Histogram, Registry, type LabelValues } from '@prometheus-io/client';
import type { FastifyInstance } from 'fastify';

/** The metrics of this process, which is one service. */
export const registry = new Registry();
const registers = [registry];

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

const requests = new Histogram({
  name: 'fountain_http_request_duration_seconds',
  help: 'From the first byte of a request to the last of its answer, by operationId and class of status',
  labelNames: ['operation', 'status'],
  buckets,
  registers,
});

const peerCalls = new Histogram({
  name: 'fountain_peer_call_duration_seconds',
  help: 'Calls to other services, each try by itself; status is a class, or error without a usable answer',
  labelNames: ['peer', 'operation', 'status'],
  buckets,
  registers,
});

const problems = new Counter({
  name: 'fountain_problems_total',
  help: 'Errors that were answered, by code',
  labelNames: ['code'],
  registers,
});

const replays = new Counter({
  name: 'fountain_idempotent_replays_total',
  help: 'Writes that were answered from memory because they had been done before',
  labelNames: ['operation'],
  registers,
});

export const countProblem = (code: string): void => problems.inc({ code });
export const countReplay = (operation: string): void => replays.inc({ operation });

/** Adds a counter of one service. Call it once. */
export function addCounter<Label extends string>(
  name: string,
  help: string,
  labelNames: Label[],
): Counter<Label> {
  return new Counter({ name, help, labelNames, registers });
}

/** Measures every request. Requests outside the spec share one label, so that clients cannot create new ones. */
export function measureRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const operation = request.routeOptions.config.operationId ?? 'other';
    requests.observe({ operation, status: classOf(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
}

/** Measures one attempt to call another service. */
export async function measurePeerCall<Answer extends { status: number }>(
  peer: string,
  operation: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const took = peerCalls.startTimer({ peer, operation });
  try {
    const answer = await call();
    took({ status: classOf(answer.status) });
    return answer;
  } catch (error) {
    const { peerStatus } = error as { peerStatus?: number };
    took({ status: peerStatus === undefined ? 'error' : classOf(peerStatus) });
    throw error;
  }
}

/** Adds the gauges of connection pools, labelled by their purpose. */
export function measurePools(databases: Record<string, Database>): void {
  const measure = (name: string, help: string, read: (pool: Database['pool']) => number) =>
    addGauge(name, help, ['pool'], async () =>
      Object.entries(databases).map(([pool, database]) => [{ pool }, read(database.pool)]),
    );
  measure('fountain_pg_pool_size', 'How many connections there may be', ({ options }) => options.max);
  measure('fountain_pg_pool_connections', 'How many there are', ({ totalCount }) => totalCount);
  measure('fountain_pg_pool_idle', 'How many of them nobody uses', ({ idleCount }) => idleCount);
  measure('fountain_pg_pool_waiting', 'How many wait for one', ({ waitingCount }) => waitingCount);
}

const fullestShown = 20;

/**
 * Adds gauges for the largest workspaces that this process wrote to recently. All workspaces would be too many
 * labels.
 */
export function measureQuota({ quota }: Database): void {
  addGauge<string>('fountain_workspace_quota_bytes', 'How much a workspace may keep', [], async () => [
    [{}, quota.limit],
  ]);
  addGauge(
    'fountain_workspace_kept_bytes',
    'How much a workspace keeps, of the twenty that keep most',
    ['workspace'],
    async () => quota.fullest(fullestShown).map(([workspace, bytes]) => [{ workspace }, bytes]),
  );
}

/**
 * Adds a gauge that is read at every scrape.
 * @param read returns all present values; labels that it omits disappear
 */
export function addGauge<Label extends string>(
  name: string,
  help: string,
  labelNames: Label[],
  read: () => Promise<[labels: LabelValues<Label>, value: number][]>,
): void {
  const gauge = new Gauge({
    name,
    help,
    labelNames,
    registers: [],
    async collect() {
      const values = await read();
      this.reset();
      for (const [labels, value] of values) this.set(labels, value);
    },
  });
  registry.registerMetric(gauge);
}

const classOf = (status: number): string => `${Math.floor(status / 100)}xx`;
