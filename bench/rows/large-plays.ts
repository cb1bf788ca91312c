import { ask, perSecond, timed } from '../client.ts';
import { importPlay, playOf, readPages, storyPath } from '../plays.ts';
import { compare, inTurns, type Row } from '../row.ts';
import type { World } from '../world.ts';

const [few, many] = [840, 5_600];

/** Measures whether the time of a long story grows with its length, whole and in pages. */
export async function largePlays(world: World): Promise<Row[]> {
  const [small, large] = [
    await importPlay(world.stack, playOf(few)),
    await importPlay(world.stack, playOf(many)),
  ];
  const mean = (work: () => Promise<number>) => async () => 1000 / (await perSecond(world.seconds, work));
  const seen = await inTurns(world, {
    small: mean(() => firstRead(world, small)),
    large: mean(() => firstRead(world, large)),
    pages: mean(async () => {
      await write(world, large);
      return timed(() => readPages(world.stack, 'story-factory', `/v2/stories?scriptId=${large}`));
    }),
  });
  const perSpeech = (speeches: number) => (ms: number) => ms / speeches;
  return [
    compare(
      {
        row: 'a story of 5,600 speeches, per speech',
        against: 'one of 840',
        unit: 'ms',
        goal: 1.2,
        atMost: true,
      },
      seen.large.map(perSpeech(many)),
      seen.small.map(perSpeech(few)),
    ),
    compare(
      {
        row: 'v2 pages of 5,600 speeches to the end, after a write',
        against: 'whole story, after a write',
        unit: 'ms',
        goal: 1.5,
        atMost: true,
      },
      seen.pages,
      seen.large,
    ),
  ];
}

let writes = 0;

/** Changes the script, so that the next read assembles the story instead of using the cache. */
async function write(world: World, scriptId: number): Promise<void> {
  const body = { description: `Written ${++writes} times.` };
  await ask(world.stack, 'script', `/v2/scripts/${scriptId}`, { method: 'PATCH', body });
}

/** @returns milliseconds until a reader has the whole story after a write */
async function firstRead(world: World, scriptId: number): Promise<number> {
  await write(world, scriptId);
  return timed(async () => parse(await ask(world.stack, 'story-factory', storyPath(scriptId))));
}

const parse = (body: Buffer): unknown => JSON.parse(body.toString());
