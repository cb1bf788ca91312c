import { readFile } from 'node:fs/promises';
import { timed } from '../client.ts';
import { requestsPerSecond } from '../load.ts';
import { importPlay, romeoAndJuliet, storyPath } from '../plays.ts';
import { limitOf, median, type Row } from '../row.ts';
import type { World } from '../world.ts';

/** Measures an import without cached work. */
export async function importTime(world: World): Promise<Row[]> {
  const text = await romeoAndJuliet();
  const seconds: number[] = [];
  for (let round = 0; round < world.rounds; round++) {
    // A new text each time, because the same text is recognized.
    seconds.push(
      (await timed(() => importPlay(world.stack, `${text}\n\n!Round ${round} of ${Date.now()}.\n`))) / 1000,
    );
  }
  return [limitOf('importing Romeo and Juliet through the API', 's', median(seconds), 2)];
}

/** Measures the memory of the story factory after very many stories. */
export async function storyMemory(world: World): Promise<Row[]> {
  const { stack, folder, stories } = world;
  const pid = stack.processes.find(({ name }) => name === 'story-factory')?.pid;
  const status = `/proc/${pid}/status`;
  if (!(await isThere(status))) {
    world.say('This system does not tell the memory of a process: its row is left out.');
    return [];
  }
  const url = `${stack.urls['story-factory']}${storyPath(await importPlay(stack, await romeoAndJuliet()))}`;
  for (let done = 0; done < stories;) {
    const seconds = 5;
    done += seconds * (await requestsPerSecond({ url, token: stack.token, clients: 4, seconds }, folder));
  }
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(status, 'utf8'))![1]);
  return [limitOf(`memory of the story factory after ${stories} stories`, 'MB', kilobytes / 1024, 200)];
}

const isThere = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );
