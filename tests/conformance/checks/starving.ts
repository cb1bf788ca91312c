import { request } from 'undici';
import { Finding, type Kind } from '../finding.ts';
import { exampleRequest } from '../generate/example.ts';
import { hostileBodies, type HostileBody } from '../generate/hostile-bodies.ts';
import { addressOf, send } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';

/** Far longer than an unblocked request waits on a busy machine; attacks took up to minutes. */
const longestWaitMs = 3_000;

/**
 * While an operation gets the largest and most costly bodies, the same service still answers a client of another
 * workspace, and no answer is a 5xx.
 * @param neighbour a read-only operation of that service
 * @throws Finding
 */
export async function checkStarving(
  target: Target,
  mine: World,
  neighbour: Target,
  theirs: World,
): Promise<void> {
  for (const body of hostileBodies(target)) {
    // A stalled machine looks like a blocked service once, but not in each repetition.
    const attempt = () => attack(target, mine, body, () => ask(neighbour, theirs));
    const found = (await attempt()) && (await attempt()) && (await attempt());
    if (found) throw new Finding(found.kind, target.operationId, `${body.what}: ${found.message}`);
  }
}

interface Fault {
  kind: Kind;
  message: string;
}

/** Sends a body, and repeats the neighbour's request until the body is answered. */
async function attack(
  target: Target,
  world: World,
  { text }: HostileBody,
  askNeighbour: () => Promise<Fault | undefined>,
): Promise<Fault | undefined> {
  const over = new AbortController();
  const sent = sendText(target, world, text).finally(() => over.abort());
  let fault = await askNeighbour();
  while (!fault && !over.signal.aborted) fault = await askNeighbour();
  const status = await sent;
  // 507 is an answer to the client's own amount of data.
  if (status >= 500 && status !== 507) return { kind: 'server error', message: String(status) };
  return fault;
}

/** An operation of the same service that lists resources of a workspace. */
export function neighbourOf({ service }: Target, targets: Target[]): Target {
  return targets.find((each) => each.service === service && each.method === 'GET' && isCheap(each))!;
}

const isCheap = ({ parameters }: Target) =>
  parameters.every(({ in: place, required }) => place !== 'path' || !required);

async function ask(neighbour: Target, theirs: World): Promise<Fault | undefined> {
  const since = performance.now();
  const asked = exampleRequest(neighbour, { idsOf: theirs, textsOf: theirs });
  const { status } = await send(theirs.url(neighbour.service), neighbour, asked, theirs.token());
  const waitedMs = Math.round(performance.now() - since);
  if (status < 400 && waitedMs <= longestWaitMs) return undefined;
  return { kind: 'starves others', message: `${neighbour.operationId} was ${status} after ${waitedMs} ms` };
}

async function sendText(target: Target, world: World, body: string): Promise<number> {
  const values = exampleRequest(target, { idsOf: world, textsOf: world });
  const { statusCode, body: answer } = await request(
    new URL(addressOf(target.path, values), world.url(target.service)),
    {
      method: target.method as 'POST',
      headers: { authorization: `Bearer ${world.token()}`, 'content-type': 'application/json' },
      body,
      headersTimeout: 60_000,
    },
  );
  await answer.dump();
  return statusCode;
}
