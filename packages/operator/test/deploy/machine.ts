import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startGateway } from '@fountainai/local-gateway';
import { runOperator } from '../../src/operator.ts';
import { readColours } from '../../src/colours.ts';
import { startClients } from './clients.ts';
import { startKongContainer } from './kong-container.ts';
import { done, failed, type Result } from './result.ts';

/** The behaviour of a release. */
export interface Release {
  ready: boolean;
  /** Whether its migration fails. */
  stuck?: boolean;
  status: number;
}
interface Container {
  release: string;
  server: Server | undefined;
}

/**
 * Simulates a machine with Docker: containers are small servers on loopback and Kong is the local gateway. The
 * operator's commands run unchanged.
 */
export async function startMachine(clone: string, volumes: string, releases: Record<string, Release>) {
  const containers = new Map<string, Container>();
  const jobs: string[] = [];
  let share = 0;

  /** Replaces the names that Docker would resolve in a Kong file. */
  const resolved = (text: string) =>
    text.replaceAll(/target: ([\w-]+):\d+/g, (_, name: string) => `target: 127.0.0.1:${portOf(name)}`);
  const portOf = (name: string) => {
    const { server } = containers.get(name) ?? {};
    return server?.listening ? (server.address() as AddressInfo).port : 9;
  };

  async function start(name: string, release: string): Promise<void> {
    const { ready, status } = releases[release]!;
    const server = await listen((request, response) => {
      response.statusCode = request.url === '/ready' ? (ready ? 200 : 503) : status;
      response.end(release);
    });
    containers.set(name, { release, server });
  }
  async function stop(name: string): Promise<void> {
    const container = containers.get(name);
    container?.server?.close();
    container?.server?.closeAllConnections();
    if (container) container.server = undefined;
  }

  async function operator(words: string[]): Promise<Result> {
    let text = '';
    const take = (part: string) => void (text += part);
    const env = { FOUNTAIN_VOLUMES: volumes, KONG_METRICS: `${control.url}/metrics` };
    const code = await runOperator(words, clone, { env, out: take, err: take, isTerminal: false });
    return { code, text };
  }

  function job(name: string, version: string): Result {
    jobs.push(`${name} ${version} beside ${running().join(', ')}`);
    return name === 'migrations' && releases[version]!.stuck ? failed('Not migrated: one.') : done();
  }
  const running = () =>
    [...containers].filter(([, { server }]) => server).map(([name, { release }]) => `${name} ${release}`);

  async function inContainer(name: string, words: string[]): Promise<Result> {
    const container = containers.get(name);
    if (words[0] === 'printenv')
      return container?.server ? done(`${container.release}\n`) : failed('not running');
    const answer = await fetch(`http://127.0.0.1:${portOf(name)}/ready`).catch(() => undefined);
    return answer?.ok ? done() : failed('not ready');
  }

  async function load(text: string): Promise<void> {
    await gateway.reload(resolved(text));
    share = (await readColours(volumes)).share;
  }

  const changes: Record<string, (name: string, version: string) => Promise<void>> = {
    up: start,
    start: (name) => start(name, containers.get(name)!.release),
    stop,
    async rm(name) {
      await stop(name);
      containers.delete(name);
    },
  };

  async function run(words: string[], version: string): Promise<Result> {
    const [command, ...rest] = words.filter(
      (word) => !/^(--rm|-T|--no-deps|-d|-q|--no-build|--force|--stop|--index=.*)$/.test(word),
    );
    const names = rest.filter((word, i) => word !== '--scale' && rest[i - 1] !== '--scale');
    const [name = '', ...others] = names;
    if (command === 'run') return name === 'init' ? operator(others) : job(name, version);
    if (command === 'exec') return name === 'kong' ? kong.run(others) : inContainer(name, others);
    if (command === 'ps') return done(containers.get(name)?.server ? 'an-id\n' : '');
    if (command === 'start' && !containers.has(name)) return failed('no containers to start');
    const change = changes[command ?? ''];
    if (!change) return failed(`the machine does not know ${words.join(' ')}`);
    for (const each of names) await change(each, version);
    return done();
  }

  const control = await serve(async (path, body, version) => {
    if (path === '/metrics') return metricsOf(clients.seen);
    const { code, text } = await run(body.split('\0').slice(0, -1), version);
    return `${code}\n${text}.`;
  });
  await operator(['init']);
  for (const name of ['one', 'two']) await start(name, '1.0');
  const gateway = await startGateway({
    configText: resolved(await readFile(join(volumes, 'gateway/kong.yml'), 'utf8')),
    host: '127.0.0.1',
    port: 0,
  });
  const kong = await startKongContainer(volumes, load);
  const clients = startClients(gateway.url, () => share);

  return {
    url: control.url,
    seen: clients.seen,
    kong,
    jobs,
    running,
    async stop() {
      await clients.stop();
      await gateway.close();
      kong.stop();
      await Promise.all([...containers.keys()].map(stop));
      control.server.closeAllConnections();
      control.server.close();
    },
  };
}

/** Returns the status port's metrics of the answers so far. */
function metricsOf(seen: { status: number }[]): string {
  const statuses = Map.groupBy(seen, ({ status }) => status);
  const lines = [...statuses].map(
    ([status, of]) =>
      `kong_http_requests_total{service="one",route="one",code="${status}",source="service"} ${of.length}`,
  );
  // Clients send malformed tokens all the time, which is no fault of a release.
  const own = `kong_http_requests_total{service="one",route="one",code="500",source="kong"} ${seen.length}`;
  return `${[...lines, own].join('\n')}\n`;
}

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function serve(answer: (path: string, body: string, version: string) => Promise<string>) {
  const server = await listen((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      void answer(request.url!, body, String(request.headers['x-version'])).then((text) =>
        response.end(text),
      );
    });
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
