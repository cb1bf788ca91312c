import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { aliasRecord, record, zone } from './stand-in/zone.ts';
import { batches, hosts, linesOf, withRoute53 } from './support.ts';

const address = '203.0.113.7';
const toAddress = ['--target', address];
const balancer = 'dualstack.fountain-1.eu-central-1.elb.amazonaws.com';

test('every host of the specs and the combined one get their records, in one batch', async () => {
  const openapi = join(import.meta.dirname, '../../../openapi');
  const servers = serviceNames.map((name) => {
    const spec = parse(readFileSync(join(openapi, `${name}.yaml`), 'utf8')) as { servers: [{ url: string }] };
    return new URL(spec.servers[0].url).hostname;
  });
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  const { exitCode, stdout } = await dns(...toAddress);
  expect(exitCode).toBe(0);
  expect(batches(state)).toEqual([
    [...servers, 'api.fountain.coach'].toSorted().map((host) => `UPSERT A ${host}`),
  ]);
  expect(stdout).toMatch(/new +api\.fountain\.coach +nothing → A 203\.0\.113\.7 \(300 s\)\n/);
  expect(stdout.match(/^ {2}new /gm)).toHaveLength(hosts.length);
});

test.each([
  [
    'addresses, however they are written',
    ['--target', address, '2001:DB8:0:0::7', '2001:db8::7', '--ttl', '60'],
  ],
  ['a host name', ['--target', 'Gateway.Example.net.']],
  ['a load balancer', ['--target', balancer, '--alias-zone-id', 'Z215JYRZR1TBD5']],
])('run twice changes nothing the second time: %s', async (_, args) => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  expect((await dns(...args)).stdout).toContain('In sync');
  const afterFirst = structuredClone(state.zones);
  const { exitCode, stdout } = await dns(...args);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Nothing to change.');
  expect(stdout.match(/^ {2}same /gm)).toHaveLength(hosts.length);
  expect(batches(state)).toHaveLength(1);
  expect(state.zones).toEqual(afterFirst);
});

test('another spelling of an address or a host name is no difference', async () => {
  const written = (type: string, value: string) =>
    zone(
      'fountain.coach',
      hosts.map((host) => record(type, host, [value])),
    );
  const addresses = await withRoute53(written('AAAA', '2001:0DB8:0:0:0:0:0:7'));
  expect((await addresses.dns('--target', '2001:db8::7')).stdout).toContain('Nothing to change.');
  const names = await withRoute53(written('CNAME', 'Gateway.Example.net.'));
  expect((await names.dns('--target', 'gateway.example.net')).stdout).toContain('Nothing to change.');
});

test('a load balancer with IPv6 gets an alias for each kind of address, without a time to live', async () => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  await dns('--target', balancer, '--alias-zone-id', 'Z215JYRZR1TBD5');
  for (const type of ['A', 'AAAA'])
    expect(state.zones[0]!.records).toContainEqual(aliasRecord(type, hosts[0]!, balancer, 'Z215JYRZR1TBD5'));
});

test('only differences are changed, and each line has the old and the new records', async () => {
  const [right, otherAddress, otherTtl, wasAlias, ...missing] = hosts as [
    string,
    string,
    string,
    string,
    ...string[],
  ];
  const { dns, state } = await withRoute53(
    zone('fountain.coach', [
      record('A', right, [address]),
      record('A', otherAddress, ['198.51.100.1', '198.51.100.2']),
      record('A', otherTtl, [address], { TTL: '60' }),
      aliasRecord('A', wasAlias, balancer, 'Z215JYRZR1TBD5'),
    ]),
  );
  const { stdout } = await dns(...toAddress);
  expect(batches(state)).toEqual([
    [otherAddress, otherTtl, wasAlias, ...missing].map((host) => `UPSERT A ${host}`),
  ]);
  expect(linesOf(stdout)).toEqual(
    expect.arrayContaining([
      `same ${right} A ${address} (300 s)`,
      `change ${otherAddress} A 198.51.100.1, 198.51.100.2 (300 s) → A ${address} (300 s)`,
      `change ${otherTtl} A ${address} (60 s) → A ${address} (300 s)`,
      `change ${wasAlias} A ALIAS ${balancer} (zone Z215JYRZR1TBD5) → A ${address} (300 s)`,
      ...missing.map((host) => `new ${host} nothing → A ${address} (300 s)`),
    ]),
  );
});

test('records on later pages count, and other records in the zone stay', async () => {
  const others = [
    record('MX', 'fountain.coach', ['10 mail.example.net']),
    record('TXT', hosts[0]!, ['"verification=Abc"']),
    record('A', 'www.fountain.coach', ['198.51.100.9']),
    ...['a', 'b', 'c'].map((SetIdentifier) =>
      record('A', 'blog.fountain.coach', ['198.51.100.8'], { SetIdentifier, Weight: '1' }),
    ),
  ];
  const ours = hosts.map((host) => record('A', host, [address]));
  const { dns, state } = await withRoute53(zone('fountain.coach', [...others, ...ours]));
  state.pageSize = 2;
  const before = structuredClone(state.zones[0]!.records);
  expect((await dns(...toAddress)).stdout).toContain('Nothing to change.');
  expect(batches(state)).toEqual([]);

  await dns('--target', '203.0.113.8');
  const ofOurs = ({ Name, Type }: { Name: string; Type: string }) =>
    Type === 'A' && hosts.includes(Name.slice(0, -1));
  expect(state.zones[0]!.records.filter((set) => !ofOurs(set))).toEqual(before.filter((set) => !ofOurs(set)));
  expect(batches(state)).toEqual([hosts.map((host) => `UPSERT A ${host}`)]);
});

test('a dry run shows the difference and changes nothing', async () => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  const before = structuredClone(state.zones);
  const { exitCode, stdout } = await dns(...toAddress, '--dry-run');
  expect(exitCode).toBe(0);
  expect(stdout.match(/^ {2}new /gm)).toHaveLength(hosts.length);
  expect(stdout).toContain('dry run');
  expect(batches(state)).toEqual([]);
  expect(state.zones).toEqual(before);
});

describe('a record of another kind at the name', () => {
  const [host] = hosts as [string];
  const weighted = ['blue', 'green'].map((SetIdentifier) =>
    record('A', host, ['198.51.100.1'], { SetIdentifier, Weight: '1' }),
  );

  test.each([
    [
      'a CNAME',
      [record('CNAME', host, ['old.example.net.'])],
      ['DELETE CNAME'],
      'CNAME old.example.net (300 s)',
    ],
    [
      'another address family',
      [record('AAAA', host, ['2001:db8::9'])],
      ['DELETE AAAA'],
      'AAAA 2001:db8::9 (300 s)',
    ],
    [
      'an alias',
      [aliasRecord('AAAA', host, balancer, 'Z2')],
      ['DELETE AAAA'],
      `AAAA ALIAS ${balancer} (zone Z2)`,
    ],
    [
      'weighted records',
      weighted,
      ['DELETE A', 'DELETE A'],
      'A 198.51.100.1 (300 s) [blue] + A 198.51.100.1 (300 s) [green]',
    ],
  ])('is replaced only with --replace: %s', async (_, existing, deletes, shown) => {
    const { dns, state } = await withRoute53(zone('fountain.coach', existing));
    const refused = await dns(...toAddress);
    expect(refused.exitCode).toBe(1);
    expect(linesOf(refused.stdout)).toContain(`replace ${host} ${shown} → A ${address} (300 s)`);
    expect(refused.stderr).toMatch(
      /^Records of another kind have the place: api\.fountain\.coach\. .*--replace.*\n$/,
    );
    expect(batches(state)).toEqual([]);

    expect((await dns(...toAddress, '--replace')).exitCode).toBe(0);
    const [batch] = batches(state);
    expect(batch!.filter((change) => change.endsWith(` ${host}`))).toEqual([`UPSERT A ${host}`]);
    expect(batch!.filter((change) => change.endsWith(` ${host}.`))).toEqual(
      deletes.map((change) => `${change} ${host}.`),
    );
    expect(state.zones[0]!.records.filter(({ Name }) => Name === `${host}.`)).toEqual([
      record('A', host, [address]),
    ]);
  });

  test('is never deleted for a CNAME when it is no address record', async () => {
    const text = record('TXT', host, ['"verification=Abc"']);
    const { dns, state } = await withRoute53(zone('fountain.coach', [text]));
    const { exitCode, stdout, stderr } = await dns('--target', 'gateway.example.net', '--replace');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/blocked +api\.fountain\.coach +TXT "verification=Abc" \(300 s\) → CNAME/);
    expect(stderr).toMatch(/^A CNAME can have no other record beside it.*: api\.fountain\.coach\. .*\n$/);
    expect(batches(state)).toEqual([]);
  });
});

test('waits until the change is in sync, and prints its progress', async () => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  state.pendingAnswers = 1;
  const { exitCode, stdout } = await dns(...toAddress);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/Changed \(C0CHANGE\).*\n {2}PENDING for \d+ s\nIn sync/);
  expect(state.calls.filter(({ operation }) => operation === 'GetChange')).toHaveLength(2);
});

test('stops waiting after --timeout, and prints the command for later', async () => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  state.pendingAnswers = Infinity;
  const { exitCode, stderr } = await dns(...toAddress, '--timeout', '1');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^The change is made, but .* aws route53 get-change --id C0CHANGE\n$/);
});
