import { connect } from 'node:net';
import fc from 'fast-check';
import { Finding } from '../finding.ts';
import { exampleRequest } from '../generate/example.ts';
import { rawRequests, type RawRequest } from '../generate/raw-requests.ts';
import { addressOf } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';
import type { Run } from './property.ts';

/**
 * No request of any method, path and headers gets a 5xx.
 * @throws Finding
 */
export async function checkRawRequests(target: Target, world: World, { seed, cases }: Run): Promise<void> {
  const example = exampleRequest(target, { idsOf: world, textsOf: world });
  const path = addressOf(target.path, { ...example, query: {} });
  const right = ['Host: a', `Authorization: Bearer ${world.token()}`];
  const requests = fc.sample(rawRequests(path, right), { seed, numRuns: cases });
  const url = new URL(world.url(target.service));
  await Promise.all(
    requests.map(async (request) => {
      const status = await statusOf(url, request);
      if (status !== undefined && status >= 500)
        throw new Finding(
          'server error',
          target.operationId,
          `${status} for ${JSON.stringify(request).slice(0, 500)}`,
        );
    }),
  );
}

const longestWaitMs = 20_000;

/** @returns undefined when the connection closes without an answer */
function statusOf(
  { hostname, port }: URL,
  { method, path, headers, body }: RawRequest,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const head = [`${method} ${path} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n');
    const socket = connect(Number(port), hostname, () => socket.end(`${head}\r\n\r\n${body}`, 'latin1'));
    socket.setTimeout(longestWaitMs, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      // A 100 is not the final answer.
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve(statuses.find((status) => status >= 200));
    });
  });
}
