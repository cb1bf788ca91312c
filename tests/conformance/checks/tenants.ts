import { Finding } from '../finding.ts';
import { exampleRequest } from '../generate/example.ts';
import { curlLine, send, type Answer, type RequestValues } from '../request.ts';
import { deletes, type Target } from '../target.ts';
import type { World } from '../world/world.ts';
import { judgeForm } from './judge.ts';
import { neverIds, type NeverIds } from './never-ids.ts';
import { sameOutsideOf } from './same-answer.ts';

/**
 * One row of the access matrix. Another workspace gets the same answers for ids of mine as for ids that never existed,
 * and none of my data; I get successes. The other columns, no token and wrong scope, are in access.ts.
 * @throws Finding
 */
export async function checkTenants(target: Target, mine: World, theirs: World): Promise<void> {
  const url = mine.url(target.service);
  const ask = async (request: RequestValues) => ({
    request,
    answer: await send(url, target, request, theirs.token()),
  });
  const never = neverIds(mine);
  const foreign = exampleRequest(target, { idsOf: mine, textsOf: theirs });
  const first = await ask(exampleRequest(target, { idsOf: never, textsOf: theirs }));
  const other = await ask(foreign);
  const again = await ask(exampleRequest(target, { idsOf: neverIds(mine), textsOf: theirs }));
  judgeForm(target, other.answer);
  const shown = `${curlLine(url, target, foreign)}\n  ${other.answer.status} ${other.answer.text.slice(0, 500)}`;
  // A search does not repeat its marker, so only text of mine contains it.
  if (other.answer.text.includes(mine.marker))
    throw new Finding('data of another workspace', target.operationId, `shows it: ${shown}`);
  if (namesIds(target, mine, never) && !sameOutsideOf(first, again, other))
    throw new Finding(
      'data of another workspace',
      target.operationId,
      `not as for ids that never were (${first.answer.status} ${first.answer.text.slice(0, 300)}): ${shown}`,
    );
  await checkOwn(target, mine);
  // Where a never-used id succeeds, callers choose the ids themselves, so they now own the same ones.
  const chosen = target.method !== 'GET' && first.answer.status < 300;
  if (chosen || deletes(target)) await mine.renew(target.service);
}

/**
 * After the other workspace's attempts, my resources still exist and work. Without this check the others prove little.
 */
async function checkOwn(target: Target, mine: World): Promise<void> {
  const url = mine.url(target.service);
  const request = exampleRequest(target, { idsOf: mine, textsOf: mine });
  const answer: Answer = await send(url, target, request, mine.token());
  judgeForm(target, answer);
  if (answer.status >= 300)
    throw new Finding(
      'not covered',
      target.operationId,
      `its example does not succeed with ids that exist:\n  ${curlLine(url, target, request)}\n  ${answer.status} ${answer.text.slice(0, 500)}`,
    );
}

function namesIds(target: Target, mine: World, never: NeverIds): boolean {
  exampleRequest(target, { idsOf: never, textsOf: mine });
  return never.used > 0;
}
