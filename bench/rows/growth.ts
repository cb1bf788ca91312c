import { ask, askJson, timed } from '../client.ts';
import { type Content, contentPath, importPlay, lineWriter, playOf, readPages, storyPath } from '../plays.ts';
import { compare, inTurns, limitOf, median, type Row } from '../row.ts';
import type { World } from '../world.ts';

const sizes = [1_000, 5_600, 17_000] as const;
type Size = (typeof sizes)[number];
/** Linear growth, with a margin for noise. */
const goal = 1.2;
/** Each round takes seconds. */
const mostRounds = 3;

/** Measures operations that read or write a whole play, as time a speech, at three sizes. */
export async function growth(world: World): Promise<Row[]> {
  const { stack } = world;
  const scripts = await importAll(world);
  let n = 0;
  const importOne = (size: Size) => importPlay(stack, playOf(size, `Import ${++n}`));
  const writers = {} as Record<Size, () => Promise<unknown>>;
  for (const size of sizes) writers[size] = await lineWriter(stack, scripts[size]);
  const story = async (size: Size) => {
    await writers[size]();
    return timed(() => ask(stack, 'story-factory', storyPath(scripts[size])));
  };
  const search = (size: Size) => ask(stack, 'script', `/v2/scripts/${scripts[size]}/search?q=little`);
  return [
    ...(await grow(world, 'importing a play', (size) => timed(() => importOne(size)))),
    ...(await grow(world, 'a story after a changed line', story)),
    ...(await grow(world, 'a search with a hit in each speech', (size) => timed(() => search(size)))),
  ].map(({ row }) => row);
}

/** Measures a replacement of the whole content that changes each speech. */
export async function replacing(world: World): Promise<Row[]> {
  const { stack } = world;
  const scripts = await importAll(world);
  let n = 0;
  const replace = async (size: Size) => {
    const body = await changed(world, scripts[size], `${++n}`);
    return timed(() => ask(stack, 'script', contentPath(scripts[size]), { method: 'PUT', body }));
  };
  return (await grow(world, 'replacing each speech of a script', replace)).map(({ row }) => row);
}

/** Measures a comparison in which each speech differs, read to its last page. */
export async function comparison(world: World): Promise<Row[]> {
  const { stack } = world;
  const scripts = await importAll(world);
  const paths = {} as Record<Size, string>;
  for (const size of sizes) {
    const { script } = await askJson<Content>(stack, 'script', contentPath(scripts[size]));
    const body = await changed(world, scripts[size], 'once');
    await ask(stack, 'script', contentPath(scripts[size]), { method: 'PUT', body });
    paths[size] = `/v2/scripts/${scripts[size]}/diff?from=${script.revision}&limit=200`;
  }
  const row = 'comparing two revisions to the last page';
  const measured = await grow(world, row, (size) => timed(() => readPages(stack, 'script', paths[size])));
  const { ms } = measured.at(-1)!;
  return [...measured.map((each) => each.row), limitOf(`${row}, 17,000 speeches`, 's', median(ms) / 1000, 3)];
}

/** Makes rows of one operation: each larger size against the smallest. @param work returns milliseconds */
async function grow(
  world: World,
  row: string,
  work: (size: Size) => Promise<number>,
): Promise<{ row: Row; ms: number[] }[]> {
  const { say } = world;
  const rounds = Math.min(world.rounds, mostRounds);
  const measures = Object.fromEntries(sizes.map((size) => [size, () => work(size)])) as Record<
    Size,
    () => Promise<number>
  >;
  const seen = await inTurns({ rounds, say }, measures);
  const perSpeech = (size: Size) => seen[size].map((ms) => (ms * 1000) / size);
  const [smallest, ...larger] = sizes;
  return larger.map((size) => {
    const about = {
      row: `${row} of ${size.toLocaleString('en')} speeches, per speech`,
      against: `one of ${smallest.toLocaleString('en')}`,
      unit: 'µs',
      goal,
      atMost: true,
    } as const;
    return { row: compare(about, perSpeech(size), perSpeech(smallest)), ms: seen[size] };
  });
}

async function importAll({ stack }: World): Promise<Record<Size, number>> {
  const ids = {} as Record<Size, number>;
  for (const size of sizes) ids[size] = await importPlay(stack, playOf(size, `Growth ${Date.now()}`));
  return ids;
}

/** Returns the script's content with another ending of each spoken text. */
async function changed({ stack }: World, scriptId: number, end: string) {
  const { script, sections } = await askJson<Content>(stack, 'script', contentPath(scriptId));
  const { title, author, description } = script;
  return {
    script: { title, author, description },
    sections: sections.map(({ headingId, title: heading, level, actions }) => ({
      headingId,
      title: heading,
      level,
      actions: actions.map(({ actionId, kind, characterId, contextId, spokenWord, ...rest }) => ({
        actionId,
        kind,
        characterId,
        contextId,
        description: rest.description,
        spokenWord: spokenWord && {
          dialogueId: spokenWord.dialogueId,
          text: `${spokenWord.text.split(' ~')[0]} ~${end}`,
        },
      })),
    })),
  };
}
