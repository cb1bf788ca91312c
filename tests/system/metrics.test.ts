import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, services, type Ports } from '@fountainai/home';
import { giveCluster } from '@fountainai/postgres/testing/give-cluster';
import { startStack, type Stack } from '@fountainai/local-stack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { freePorts } from '../free-ports.ts';
import { isInstalled } from '../installed.ts';

const root = new URL('../..', import.meta.url).pathname;
const folderOfRules = join(root, 'observability', 'prometheus');
const dashboards = join(root, 'observability', 'grafana', 'dashboards');

let folder: string;
let ports: Ports;
let stack: Stack;
let prometheus: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fountainai-metrics-'));
  ports = await freePorts();
  const env = { ...process.env };
  await giveCluster(join(folder, 'home'));
  stack = await startStack({ root, home: join(folder, 'home'), ports, gateway: false, env, say: () => {} });
});
afterAll(async () => {
  if (prometheus?.kill()) await once(prometheus, 'exit');
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

const metricsPort = (name: string) => ports[`${name} metrics`]!;
const metricsOf = async (name: string) =>
  (await fetch(`http://127.0.0.1:${metricsPort(name)}/metrics`)).text();
const namesIn = (text: string) => [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!);

async function number(): Promise<void> {
  const response = await fetch(`${stack.urls['sequence']}/v1/sequence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ elementType: 'scrape' }),
  });
  expect(response.status).toBe(201);
  await response.body?.cancel();
}

test('every service has metrics on a separate port, and not on its public one', async () => {
  for (const { name } of services) {
    expect(await metricsOf(name)).toContain('fountain_pg_pool_connections{pool="requests"}');
    expect((await fetch(`${stack.urls[name]}/metrics`)).status).toBe(404);
  }
  expect(await metricsOf('story-factory')).toContain('fountain_jobs{task="render",state="waiting"} 0');
});

test('has all metrics of the alerts and dashboards', async () => {
  const texts = await Promise.all(services.map(({ name }) => metricsOf(name)));
  const known = new Set(texts.flatMap(namesIn));
  const files = [
    join(folderOfRules, 'alerts.yml'),
    ...(await readdir(dashboards)).map((name) => join(dashboards, name)),
  ];
  const asked = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).flatMap(
    (text) => text.match(/\b(?:fountain|nodejs|process)_\w+/g) ?? [],
  );
  const unknown = asked.filter(
    (name) => !known.has(name) && !known.has(name.replace(/_(bucket|sum|count)$/, '')),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(unknown).toEqual([]);
});

interface ScrapeConfig {
  job_name: string;
  dns_sd_configs?: unknown;
  static_configs?: unknown;
}
interface PrometheusConfig {
  global: Record<string, string>;
  rule_files: string[];
  scrape_configs: ScrapeConfig[];
}

/** The committed file, except addresses, which need a name server. */
async function localConfig(): Promise<string> {
  const config = parse(await readFile(join(folderOfRules, 'prometheus.yml'), 'utf8')) as PrometheusConfig;
  const job = config.scrape_configs.find(({ job_name: name }) => name === 'services')!;
  delete job.dns_sd_configs;
  job.static_configs = services.map(({ name }) => ({
    targets: [`127.0.0.1:${metricsPort(name)}`],
    labels: { __meta_dns_name: name },
  }));
  return stringify({
    ...config,
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: [join(folderOfRules, 'alerts.yml')],
    scrape_configs: [job],
  });
}

async function startPrometheus(): Promise<(query: string) => Promise<Record<string, number>>> {
  const file = join(folder, 'prometheus.yml');
  await writeFile(file, await localConfig());
  const port = await freePort();
  prometheus = spawn(
    'prometheus',
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  return async (query) => {
    const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
    const response = await fetch(url).catch(() => undefined);
    const { data } = ((await response?.json()) ?? {}) as { data?: Answer };
    return Object.fromEntries(
      (data?.result ?? []).map(({ metric, value }) => [metric.service, Number(value[1])]),
    );
  };
}
interface Answer {
  result: { metric: { service: string }; value: [number, string] }[];
}

test.skipIf(!isInstalled('prometheus'))(
  'a real Prometheus sees all five, and counts what they did',
  async () => {
    const query = await startPrometheus();
    const allUp = Object.fromEntries(services.map(({ name }) => [name, 1]));
    await expect.poll(() => query('up'), { timeout: 30_000 }).toEqual(allUp);
    for (let i = 0; i < 7; i++) await number();
    const counted =
      'fountain_http_request_duration_seconds_count{operation="generateSequenceNumberV1",status="2xx"}';
    await expect.poll(() => query(counted), { timeout: 15_000 }).toEqual({ sequence: 7 });
    expect(await query('nodejs_eventloop_lag_p99_seconds')).toMatchObject({ script: expect.any(Number) });
    await expect
      .poll(() => query('ALERTS{alertname="ServiceDown"}'), { timeout: 15_000 })
      .toEqual({ kong: 1 });
  },
  90_000,
);
