import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serviceNames } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { greenFile, serviceNamesIn } from '../src/green-file.ts';
import { runOperator } from '../src/operator.ts';
import { scratchFolder } from '@fountainai/home/testing/scratch';

const root = join(import.meta.dirname, '../../..');
const composeText = await readFile(join(root, 'docker-compose.yml'), 'utf8');

interface Container {
  environment: Record<string, string>;
  depends_on: object;
  [key: string]: unknown;
}
const containersIn = (text: string) =>
  (parse(text, { merge: true }) as { services: Record<string, Container> }).services;

test('green repeats every service with the same data, and calls only green services', () => {
  expect(serviceNamesIn(composeText)).toEqual([...serviceNames]);
  const green = containersIn(greenFile(composeText));
  expect(Object.keys(green)).toEqual(serviceNames.map((name) => `${name}-green`));
  for (const name of serviceNames) {
    const { environment, depends_on: needs, build: _build, ...rest } = containersIn(composeText)[name]!;
    const twin = green[`${name}-green`]!;
    expect(twin).toMatchObject(rest);
    expect(Object.keys(twin)).not.toContain('build');
    expect(twin.environment['SERVICE']).toBe(name);
    const addresses = Object.entries(environment).filter(
      ([key]) => /^[A-Z_]+_URL$/.test(key) && key !== 'CACHE_URL',
    );
    expect(addresses).toHaveLength(4);
    for (const [key, url] of addresses)
      expect(twin.environment[key]).toBe(url.replace(/:(\d+)$/, '-green:$1'));
    // Both releases may share the cache.
    expect(twin.environment['CACHE_URL']).toBe(environment['CACHE_URL']);
    expect(Object.keys(twin.depends_on)).toEqual(
      Object.keys(needs).map((needed) =>
        needed in green || `${needed}-green` in green ? `${needed}-green` : needed,
      ),
    );
  }
});

test('Prometheus finds green containers too, and labels them with their service', async () => {
  const text = await readFile(join(root, 'observability/prometheus/prometheus.yml'), 'utf8');
  const { scrape_configs: jobs } = parse(text) as {
    scrape_configs: { job_name: string; dns_sd_configs: { names: string[] }[]; relabel_configs: object[] }[];
  };
  const services = jobs.find((job) => job.job_name === 'services')!;
  expect(services.dns_sd_configs.flatMap(({ names }) => names)).toEqual(
    expect.arrayContaining(serviceNames.flatMap((name) => [name, `${name}-green`])),
  );
});

test('the operator prints and sets the live colour, and the Kong file follows', async () => {
  const volumes = await scratchFolder();
  const run = async (...args: string[]) => {
    let text = '';
    const take = (part: string) => void (text += part);
    const around = { env: { FOUNTAIN_VOLUMES: volumes }, out: take, err: take, isTerminal: false };
    return { code: await runOperator(args, root, around), text };
  };
  const targets = async () => {
    const text = await readFile(join(volumes, 'gateway/kong.yml'), 'utf8');
    const { upstreams } = parse(text) as { upstreams: { targets: { target: string; weight: number }[] }[] };
    return upstreams[0]!.targets.map(({ target, weight }) => `${target} ${weight}`);
  };
  await run('init');
  const names = serviceNames.join(' ');
  const twins = serviceNames.map((name) => `${name}-green`).join(' ');
  expect((await run('colours')).text).toBe(`blue 0\n${names}\n${twins}\n`);
  expect(await targets()).toEqual(['sequence:8101 100']);

  await run('colours', 'blue', '10');
  expect(await targets()).toEqual(['sequence:8101 90', 'sequence-green:8101 10']);
  await run('keys', 'rotate');
  await run('init');
  expect(await targets()).toEqual(['sequence:8101 90', 'sequence-green:8101 10']);

  await run('colours', 'green', '0');
  expect(await targets()).toEqual(['sequence-green:8101 100']);
  expect((await run('colours')).text).toBe(`green 0\n${twins}\n${names}\n`);

  for (const words of [['red', '1'], ['blue', '101'], ['blue', '-1'], ['blue'], ['blue', '1', '2']])
    expect(await run('colours', ...words)).toMatchObject({
      code: 1,
      text: expect.stringContaining('blue 10'),
    });
  expect(await targets()).toEqual(['sequence-green:8101 100']);
});
