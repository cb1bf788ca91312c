import { Route53Client } from '@aws-sdk/client-route-53';
import { differenceOf, lineOf, type Difference } from './difference.ts';
import { DnsError, explain } from './errors.ts';
import { hostsIn } from './hosts.ts';
import { readOptions, type Options } from './options.ts';
import { plainName } from './records.ts';
import { applyChanges, findZone, listRecords, waitUntilInSync, type Zone } from './route53.ts';
import { answersOf } from './target.ts';

// Route 53 is one service for all regions, but the SDK requires a region.
const client = new Route53Client({
  region: process.env.AWS_REGION || 'us-east-1',
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});
const say = (line: string) => console.log(line);

try {
  await run(readOptions(process.argv));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  const hosts = hostsIn(options.zone);
  const answers = answersOf(options);
  const itself = options.target.find((target) => hosts.includes(plainName(target)));
  if (itself) throw new DnsError(`--target ${itself} is one of the hosts that are to point there.`);

  const zone = await findZone(client, options.zone, options.zoneId);
  const records = await listRecords(client, zone);
  const differences = hosts.map((host) => differenceOf(host, answers, records));
  show(zone, differences);
  refuse(differences, options);
  await apply(zone, differences, options);
}

function show({ name, id, isPrivate }: Zone, differences: Difference[]): void {
  say(`${isPrivate ? 'Private zone' : 'Zone'} ${name} (${id})`);
  const hostWidth = Math.max(...differences.map(({ host }) => host.length));
  for (const difference of differences) say(lineOf(difference, hostWidth));
}

function refuse(differences: Difference[], { replace }: Options): void {
  const namesOf = (some: Difference[]) => some.map(({ host }) => host).join(', ');
  const blocked = differences.filter(({ inTheWay }) => inTheWay.length > 0);
  if (blocked.length > 0) {
    throw new DnsError(
      `A CNAME can have no other record beside it, and this command deletes none of these: ${namesOf(blocked)}. ` +
        'Use addresses, or delete them in Route 53. Nothing was changed.',
    );
  }
  const replacing = differences.filter(({ replaced }) => replaced.length > 0);
  if (replacing.length > 0 && !replace) {
    throw new DnsError(
      `Records of another kind have the place: ${namesOf(replacing)}. ` +
        'To delete and replace them, add --replace. Nothing was changed.',
    );
  }
}

async function apply(zone: Zone, differences: Difference[], { dryRun, timeout }: Options): Promise<void> {
  const changes = differences.flatMap((difference) => difference.changes);
  if (changes.length === 0) return say('Nothing to change.');
  if (dryRun) return say('Nothing was changed: this is a dry run.');

  const changeId = await applyChanges(client, zone, changes);
  say(`Changed (${changeId}). Waiting for the name servers:`);
  const report = (state: string) => say(`  ${state}`);
  if (!(await waitUntilInSync(client, changeId, { timeoutMs: timeout * 1000, report }))) {
    throw new DnsError(
      `The change is made, but not all name servers have it after ${timeout} s; they usually follow by themselves. ` +
        `Ask with: aws route53 get-change --id ${changeId}`,
    );
  }
  say('In sync: all name servers of Route 53 answer so.');
}
