import { request } from 'undici';
import { Finding, type Kind } from '../finding.ts';
import { exampleRequest } from '../generate/example.ts';
import { hostileBodies, type HostileBody } from '../generate/hostile-bodies.ts';
import { addressOf, send } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';

/** Far more than a request that is not held up waits, also on a busy machine; an attack took up to minutes. */
const longestWaitMs = 3_000;

/**
 * While an operation is sent the largest and most costly bodies, a client of another workspace goes on being answered by
 * the same service, and no answer is a 5xx.
 * @param neighbour an operation of that service that only reads
 * @throws Finding
 */
export async function checkStarving(
  target: Target,
  mine: World,
  neighbour: Target,
  theirs: World,
): Promise<void> {
  for (const body of hostileBodies(target)) {
    // A machine that others have for some seconds looks the same once, but not each time.
    const attempt = () => attack(target, mine, body, () => ask(neighbour, theirs));
    const found = (await attempt()) && (await attempt()) && (await attempt());
    if (found) throw new Finding(found.kind, target.operationId, `${body.what}: ${found.message}`);
  }
}

interface Fault {
  kind: Kind;
  message: string;
}

/** Sends a body, and has the neighbour ask again and again until it is answered. */
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
  // Over the workspace's quota is an answer to what the client did.
  if (status >= 500 && status !== 507) return { kind: 'server error', message: String(status) };
  return fault;
}

/** An operation of the same service that lists what a workspace has. */
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
