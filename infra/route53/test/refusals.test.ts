import { describe, expect, test } from 'vitest';
import { accessDenied, invalidBatch, throttling } from './stand-in/errors.ts';
import { zone } from './stand-in/zone.ts';
import { batches, credentials, runDns, withRoute53 } from './support.ts';

const toAddress = ['--target', '203.0.113.7'];
const privateZone = zone('fountain.coach', [], { id: 'Z0PRIVATE', isPrivate: true });

/** The single line on stderr. */
const line = (pattern: string) => new RegExp(`^${pattern}.*\n$`);

describe('the zone', () => {
  test('that the account does not have is not mistaken for the next one in the alphabet', async () => {
    const { dns, state } = await withRoute53(zone('fountain.example'), zone('a.fountain.coach'));
    const { exitCode, stderr } = await dns(...toAddress);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      line('This AWS account has no hosted zone fountain\\.coach: use another AWS_PROFILE'),
    );
    expect(batches(state)).toEqual([]);
  });

  test.each([
    [
      'several of the name',
      [zone('fountain.coach'), privateZone],
      'There are 2 .*Z0FOUNTAIN \\(public\\), Z0PRIVATE \\(private\\)',
    ],
    ['only a private one', [privateZone], 'The only hosted zone .*Z0PRIVATE \\(private\\)'],
  ])('has to be named by its id when there are %s', async (_, zones, said) => {
    const { dns, state } = await withRoute53(...structuredClone(zones));
    const { exitCode, stderr } = await dns(...toAddress);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line(`${said}.*--zone-id`));
    expect(batches(state)).toEqual([]);

    expect((await dns(...toAddress, '--zone-id', 'Z0PRIVATE')).exitCode).toBe(0);
    expect(state.zones.map(({ records }) => records.length)).toEqual(zones.length === 2 ? [2, 8] : [8]);
  });

  test('of --zone-id must have the name of --zone', async () => {
    const { dns, state } = await withRoute53(zone('fountain.example'));
    const { exitCode, stderr } = await dns(...toAddress, '--zone-id', 'Z0FOUNTAIN');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('Zone Z0FOUNTAIN is fountain\\.example, not fountain\\.coach'));
    expect(batches(state)).toEqual([]);
  });

  test('of --zone-id must exist', async () => {
    const { dns } = await withRoute53(zone('fountain.coach'));
    const { exitCode, stderr } = await dns(...toAddress, '--zone-id', 'Z0NOWHERE');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      line('NoSuchHostedZone: No hosted zone found with ID: Z0NOWHERE\\. Leave --zone-id out'),
    );
  });

  test('must be one whose hosts the gateway serves', async () => {
    const { url } = await withRoute53(zone('fountain.example'));
    const args = ['--zone', 'fountain.example', ...toAddress];
    const { exitCode, stderr } = await runDns(args, { AWS_ENDPOINT_URL: url, ...credentials });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('kong/kong\\.yml serves no host in fountain\\.example'));
  });
});

describe('an error of AWS is printed in one line', () => {
  test('no credentials', async () => {
    const { url } = await withRoute53(zone('fountain.coach'));
    const args = ['--zone', 'fountain.coach', ...toAddress];
    const { exitCode, stderr } = await runDns(args, { AWS_ENDPOINT_URL: url });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('CredentialsProviderError: .* Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and'));
  });

  test('unknown credentials', async () => {
    const { url } = await withRoute53(zone('fountain.coach'));
    const args = ['--zone', 'fountain.coach', ...toAddress];
    const others = { AWS_ACCESS_KEY_ID: 'AKIAOTHER', AWS_SECRET_ACCESS_KEY: 'made-up' };
    const { exitCode, stderr } = await runDns(args, { AWS_ENDPOINT_URL: url, ...others });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('InvalidClientTokenId: .* is invalid\\. Check AWS_PROFILE'));
  });

  test.each(['ListHostedZonesByName', 'ListResourceRecordSets', 'ChangeResourceRecordSets', 'GetChange'])(
    'no right to %s',
    async (operation) => {
      const { dns, state } = await withRoute53(zone('fountain.coach'));
      state.refusals = [{ operation, refusal: accessDenied(operation) }];
      const { exitCode, stderr } = await dns(...toAddress);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(line(`AccessDenied: .*route53:${operation}.* Give this user the policy`));
    },
  );

  test('a batch that no longer fits the zone', async () => {
    const { dns, state } = await withRoute53(zone('fountain.coach'));
    const refusal = invalidBatch(
      "Tried to delete resource record set [name='x.', type='A'] but it was not found",
    );
    state.refusals = [{ operation: 'ChangeResourceRecordSets', refusal }];
    const { exitCode, stderr } = await dns(...toAddress);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      line(
        'InvalidChangeBatch: \\[Tried to delete .* but it was not found\\]\\. None of this batch was done',
      ),
    );
  });

  test('throttling, after the retries of the SDK', async () => {
    const { dns, state } = await withRoute53(zone('fountain.coach'));
    state.refusals = Array.from({ length: 20 }, () => ({
      operation: 'ListResourceRecordSets',
      refusal: throttling,
    }));
    const { exitCode, stderr } = await dns(...toAddress);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('Throttling: Rate exceeded\\. .*run the command again'));
    expect(state.refusals.length).toBeLessThan(19);
  });

  test('no server', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', ...credentials };
    const { exitCode, stderr } = await runDns(['--zone', 'fountain.coach', ...toAddress], env);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line('ECONNREFUSED: .*Check the network'));
  });
});

test('short throttling is no error', async () => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  state.refusals = ['ListHostedZonesByName', 'ChangeResourceRecordSets', 'GetChange'].map((operation) => ({
    operation,
    refusal: throttling,
  }));
  expect(await dns(...toAddress)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(state.refusals).toEqual([]);
});

test.each([
  ['300.1.1.1', [], 'must be an IPv4 or IPv6 address or a host name'],
  ['https://gateway.example.net', [], 'without https:// or a port'],
  ['fe80::1%eth0', [], 'must be an IPv4'],
  ['localhost', [], 'must be an IPv4'],
  ['203.0.113.7', ['gateway.example.net'], 'addresses, or one host name, but not both'],
  ['203.0.113.7', ['--alias-zone-id', 'Z2'], "must be a load balancer's host name"],
  ['API.fountain.coach', [], 'is one of the hosts that are to point there'],
  ['203.0.113.7', ['--ttl', '1.5'], 'whole number of seconds'],
  ['lb.example.net', ['--alias-zone-id', 'Z2', '--ttl', '60'], 'cannot be used with'],
])('a target that cannot be is refused before AWS is asked: %s %j', async (target, more, said) => {
  const { dns, state } = await withRoute53(zone('fountain.coach'));
  const { exitCode, stderr } = await dns('--target', target, ...more);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(state.calls).toEqual([]);
});
