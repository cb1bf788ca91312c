import { ask, perSecond, timed } from '../client.ts';
import { requestsPerSecond } from '../load.ts';
import { type Peer, storyUrl } from '../peers.ts';
import { importPlay, lineWriter, romeoAndJuliet, storyPath } from '../plays.ts';
import { againstPeers, compare, inTurns, measuresOf, type Measure, type Row } from '../row.ts';
import { startStaticServer } from '../static-server.ts';
import type { World } from '../world.ts';

const clients = 4;
/** V8 compiles a function after thousands of calls, so services need this time to reach their normal speed. */
const warmSeconds = 20;
const oldDesignTries = 5;

/** Measures repeated reads of the same whole play, against the peers and a file of the same bytes. */
export async function repeatedStory(world: World): Promise<Row[]> {
  const about = { row: 'Romeo and Juliet whole, repeated, 4 clients', unit: '/s' };
  const { stack, folder, seconds, peers } = world;
  const path = storyPath(await importPlay(stack, await romeoAndJuliet()));
  const file = await startStaticServer(await ask(stack, 'story-factory', path), folder);
  try {
    const get =
      (url: string, token?: string, forSeconds = seconds): Measure =>
      () =>
        requestsPerSecond({ url, token, clients, seconds: forSeconds }, folder);
    const url = `${stack.urls['story-factory']}${path}`;
    await get(url, stack.token, warmSeconds)();
    const seen: Record<string, number[]> = await inTurns<string>(world, {
      ours: get(url, stack.token),
      file: get(file.url),
      ...measuresOf(peers, (peer) => onceMore(world, get(storyUrl(peer), peer.token))),
    });
    const ofFile = { ...about, against: `the same bytes by ${file.name}`, goal: 0.4 };
    return [
      ...againstPeers(about, seen, peers, { old: 200, modern: 10 }),
      compare(ofFile, seen['ours']!, seen['file']!),
    ];
  } finally {
    await file.stop();
  }
}

/**
 * Measures the first story after each changed line. The peers do not cache stories, so the bench changes nothing
 * there.
 */
export async function storyAfterWrites(world: World): Promise<Row[]> {
  const { stack, seconds, peers } = world;
  if (peers.length === 0) return [];
  const scriptId = await importPlay(stack, await romeoAndJuliet());
  const read = (peer: Peer) => {
    const { origin, pathname, search } = new URL(storyUrl(peer));
    const place = { urls: { story: origin }, token: peer.token };
    return () => perSecond(seconds, () => timed(() => ask(place, 'story', `${pathname}${search}`)));
  };
  const changeLine = await lineWriter(stack, scriptId);
  const seen: Record<string, number[]> = await inTurns<string>(world, {
    ours: () =>
      perSecond(seconds, async () => {
        await changeLine();
        return timed(() => ask(stack, 'story-factory', storyPath(scriptId)));
      }),
    ...measuresOf(peers, (peer) => onceMore(world, read(peer))),
  });
  const about = { row: 'Romeo and Juliet whole, after each write, 1 client', unit: '/s' };
  return againstPeers(about, seen, peers, { old: 15, modern: 1.5 });
}

/** Repeats a measurement of the old design, which fails when a service closes an idle connection as it is used. */
function onceMore({ say }: Pick<World, 'say'>, measure: Measure, tries = oldDesignTries): Measure {
  return async () => {
    try {
      return await measure();
    } catch (error) {
      if (tries === 1) throw error;
      say(`Once more: ${(error as Error).message}`);
      return onceMore({ say }, measure, tries - 1)();
    }
  };
}
