import { validRequests } from '../generate/requests.ts';
import { send } from '../request.ts';
import { deletes, type Target } from '../target.ts';
import type { World } from '../world/world.ts';
import { judgeValid } from './judge.ts';
import { holds, type Run } from './property.ts';

/**
 * Every request that the spec allows gets an answer of the spec.
 * @throws Finding
 */
export async function checkValidInput(target: Target, world: World, run: Run): Promise<void> {
  const url = world.url(target.service);
  await holds(
    target,
    url,
    run,
    validRequests(target, world),
    (request) => request,
    async (_, request) => {
      const answer = await send(url, target, request, world.token());
      judgeValid(target, request, answer);
      if (answer.status < 300 && deletes(target)) await world.renew(target.service);
    },
  );
}
