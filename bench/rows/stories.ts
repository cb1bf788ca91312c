import { requestsPerSecond } from '../load.ts';
import { compare, inTurns, type Measure, type Row } from '../row.ts';
import { startStaticServer } from '../static-server.ts';
import { ask, baselineStoryUrl, importPlay, romeoAndJuliet, type World } from '../world.ts';

const clients = 4;
/** So that services are as those that are in use: V8 compiles what was asked some thousand times. */
const warmSeconds = 20;
const oldDesignTries = 5;

/** The same whole play again and again, against the old design and a file of the same bytes. */
export async function repeatedStory(world: World): Promise<Row[]> {
  const row = 'Romeo and Juliet whole, repeated, 4 clients';
  const { stack, folder, seconds, baselineUrl } = world;
  const path = storyPath(await importPlay(world, await romeoAndJuliet()));
  const file = await startStaticServer(await ask(world, 'story-factory', path), folder);
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
      ...(baselineUrl && { baseline: baselineStories(world, baselineUrl, clients) }),
    });
    const ours = seen['ours']!;
    const versus = (against: string, peer: number[] | undefined, goal: number): Row[] =>
      peer ? [compare({ row, against, unit: '/s', goal }, ours, peer)] : [];
    return [
      ...versus('old design', seen['baseline'], 200),
      ...versus(`the same bytes by ${file.name}`, seen['file'], 0.4),
    ];
  } finally {
    await file.stop();
  }
}

/** The first story after each write: what no cache helps with. */
export async function storyAfterWrites(world: World): Promise<Row[]> {
  const { baselineUrl, seconds } = world;
  if (!baselineUrl) return [];
  const scriptId = await importPlay(world, await romeoAndJuliet());
  let writes = 0;
  const { ours, baseline } = await inTurns(world, {
    ours: () =>
      perSecond(seconds, async () => {
        const body = { description: `Written ${++writes} times.` };
        await ask(world, 'script', `/v2/scripts/${scriptId}`, { method: 'PATCH', body });
        return timed(() => ask(world, 'story-factory', storyPath(scriptId)));
      }),
    baseline: baselineStories(world, baselineUrl, 1),
  });
  const row = 'Romeo and Juliet whole, after each write, 1 client';
  return [compare({ row, against: 'old design', unit: '/s', goal: 15 }, ours, baseline)];
}

/** The old design fails when one of its services closes an idle connection just as it is used: measured again then. */
function baselineStories(world: World, baselineUrl: string, readers: number): Measure {
  const { seconds, folder, say } = world;
  const load = { url: baselineStoryUrl(baselineUrl), clients: readers, seconds };
  const measure = async (tries: number): Promise<number> => {
    try {
      return await requestsPerSecond(load, folder);
    } catch (error) {
      if (tries === 1) throw error;
      say(`Once more: ${(error as Error).message}`);
      return measure(tries - 1);
    }
  };
  return () => measure(oldDesignTries);
}

export const storyPath = (scriptId: number): string => `/v1/stories?scriptId=${scriptId}`;

/** @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** How often in a second something is done that says itself how many milliseconds count. */
export async function perSecond(seconds: number, work: () => Promise<number>): Promise<number> {
  let [times, ms] = [0, 0];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; times++)
    ms += await work();
  return (times * 1000) / ms;
}
