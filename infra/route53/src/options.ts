import { Command, InvalidArgumentError, Option } from 'commander';
import { plainName } from './records.ts';

export interface Options {
  zone: string;
  zoneId?: string;
  target: string[];
  aliasZoneId?: string;
  ttl: number;
  timeout: number;
  replace?: boolean;
  dryRun?: boolean;
}

const examples = `
Examples:
  pnpm dns --zone fountain.coach --target 203.0.113.7 --dry-run
  pnpm dns --zone fountain.coach --target 203.0.113.7 2001:db8::7
  pnpm dns --zone fountain.coach --target gateway.example.net --ttl 60
  pnpm dns --zone fountain.coach --target dualstack.fountain-1.eu-central-1.elb.amazonaws.com --alias-zone-id Z215JYRZR1TBD5`;

/** Parses the command line; prints the help, or the fault, and exits when there is nothing to run. */
export function readOptions(argv: string[]): Options {
  return new Command('dns')
    .description(
      'Points the hosts of FountainAI at a gateway, in Route 53: changes only the records that differ.',
    )
    .requiredOption('--zone <name>', 'the hosted zone, such as fountain.coach', plainName)
    .option('--zone-id <id>', 'which zone, when the name alone does not say it')
    .requiredOption(
      '--target <address...>',
      'where the gateway is: IPv4 and IPv6 addresses, or one host name',
    )
    .addOption(
      new Option(
        '--alias-zone-id <id>',
        'the target is a load balancer: its hosted zone id (CanonicalHostedZoneId in `aws elbv2 describe-load-balancers`)',
      ),
    )
    .addOption(
      new Option(
        '--ttl <seconds>',
        'how long resolvers may keep an answer; an alias has the one of its target',
      )
        .argParser(wholeNumber)
        .default(300)
        .conflicts('aliasZoneId'),
    )
    .option('--replace', 'delete records of another type that have the place of a new one')
    .option('--dry-run', 'show what would be changed, and change nothing')
    .option('--timeout <seconds>', 'how long to wait for the name servers', wholeNumber, 300)
    .addHelpText('after', examples)
    .parse(argv)
    .opts<Options>();
}

/** The largest time to live that DNS has: 31 bits (RFC 2181, 8). */
function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of seconds.');
}
