import { Agent } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { KongFileError } from '../src/index.ts';
import { ask, listen, smallFile, start } from './support.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** An upstream that answers with its name after `whenAsked`. */
async function named(name: string, whenAsked: () => Promise<void> | void = () => {}) {
  const upstream = await listen(
    (_request, response) => void Promise.resolve(whenAsked()).then(() => response.end(name)),
  );
  closers.push(upstream.close);
  return new URL(upstream.url).host;
}

function fileWith(targets: Record<string, number>): string {
  const lines = Object.entries(targets).map(
    ([target, weight]) => `      - { target: '${target}', weight: ${weight} }`,
  );
  return smallFile('http://one.upstream', {
    tail: `upstreams:\n  - name: one.upstream\n    targets:\n${lines.join('\n')}`,
  });
}

async function gatewayWith(targets: Record<string, number>) {
  const gateway = await start(fileWith(targets));
  closers.push(() => gateway.close());
  const answers = async (count: number) => {
    const texts: string[] = [];
    for (let i = 0; i < count; i++) texts.push((await ask(gateway, '/', { host: 'one.localhost' })).text);
    return texts.join(' ');
  };
  return { gateway, answers };
}

test('targets get requests by their weights, evenly in time, and none without a weight', async () => {
  const { answers } = await gatewayWith({
    [await named('a')]: 30,
    [await named('b')]: 10,
    [await named('c')]: 0,
  });
  expect(await answers(8)).toBe('a a b a a a b a');
});

test('a reloaded file applies from the next request on; running requests finish with the old one', async () => {
  const asked = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const old = await named('old', () => {
    asked.resolve();
    return letGo.promise;
  });
  const { gateway, answers } = await gatewayWith({ [old]: 1 });
  const inFlight = answers(1);
  await asked.promise;
  await gateway.reload(fileWith({ [await named('new')]: 1 }));
  expect(await answers(2)).toBe('new new');
  letGo.resolve();
  expect(await inFlight).toBe('old');
});

test('an invalid file changes nothing', async () => {
  const { gateway, answers } = await gatewayWith({ [await named('old')]: 1 });
  await expect(gateway.reload(fileWith({ 'x:1': 0 }))).rejects.toThrow(KongFileError);
  expect(await answers(1)).toBe('old');
});

test('reloads lose no request of clients with kept-alive connections', async () => {
  const upstream = await named('well');
  const { gateway } = await gatewayWith({ [upstream]: 1 });
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  closers.push(async () => agent.destroy());
  const connections = new Set<number | undefined>();
  const loaded = new AbortController();
  let asked = 0;
  const client = async () => {
    while (!loaded.signal.aborted || asked < 400) {
      const body = Buffer.from('{}');
      const { status, port } = await ask(gateway, '/', {
        host: 'one.localhost',
        method: 'POST',
        body,
        agent,
      });
      expect(status).toBe(200);
      connections.add(port);
      asked += 1;
    }
  };
  const clients = Promise.all(Array.from({ length: 8 }, client));
  for (let turn = 1; turn <= 10; turn++) await gateway.reload(fileWith({ [upstream]: turn }));
  loaded.abort();
  await clients;
  expect(connections.size).toBe(8);
});
