import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { serviceTable } from '@fountainai/contracts';
import { onTestFinished } from 'vitest';
import type { State } from './stand-in/operations.ts';
import { accessKeyId, startRoute53 } from './stand-in/server.ts';
import type { StandInZone } from './stand-in/zone.ts';

const command = join(import.meta.dirname, '../src/dns.ts');
const nowhere = join(import.meta.dirname, 'no-such-folder');

/** The hosts of all services and the combined one, sorted. */
export const hosts = ['api', ...Object.values(serviceTable).map(({ host }) => host)]
  .map((host) => `${host}.fountain.coach`)
  .toSorted();

export interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as a user does, without this machine's environment and AWS files. */
export async function runDns(args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const isolated = {
    HOME: nowhere,
    AWS_CONFIG_FILE: join(nowhere, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(nowhere, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...args],
      { env: { ...isolated, ...env } },
      (error, stdout, stderr) => resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

export const credentials = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'made-up-secret' };

/** A stand-in of Route 53 with these zones, and the command configured for it and the zone fountain.coach. */
export async function withRoute53(...zones: StandInZone[]) {
  const { url, state, close } = await startRoute53(zones);
  onTestFinished(close);
  const dns = (...args: string[]) =>
    runDns(['--zone', 'fountain.coach', ...args], { AWS_ENDPOINT_URL: url, ...credentials });
  return { dns, state, url };
}

/** The lines of an output, without padding spaces. */
export const linesOf = (output: string): string[] =>
  output.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '));

/** The requested batches: `UPSERT A api.fountain.coach` and so on. */
export const batches = ({ calls }: State): string[][] =>
  calls.flatMap(({ changes }) =>
    changes === undefined
      ? []
      : [changes.map(({ Action, ResourceRecordSet: { Name, Type } }) => `${Action} ${Type} ${Name}`)],
  );
