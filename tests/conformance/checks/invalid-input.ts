import fc from 'fast-check';
import { breaksOf, type Break } from '../generate/breaks.ts';
import { validRequests } from '../generate/requests.ts';
import { send } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';
import { judgeInvalid } from './judge.ts';
import { holds, type Run } from './property.ts';

/**
 * A request with one fault is refused, and the answer names its place.
 * @throws Finding
 */
export async function checkInvalidInput(target: Target, world: World, run: Run): Promise<void> {
  const url = world.url(target.service);
  const broken: fc.Arbitrary<Break> = fc
    .tuple(validRequests(target, world), fc.nat(999_999))
    .map(([request, index]) => {
      const breaks = breaksOf(target, request);
      return breaks[index % breaks.length]!;
    });
  await holds(
    target,
    url,
    run,
    broken,
    (each) => each.apply(),
    async (each, request) => judgeInvalid(target, each, await send(url, target, request, world.token())),
  );
}
