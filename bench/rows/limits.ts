import { readFile } from 'node:fs/promises';
import { requestsPerSecond } from '../load.ts';
import { median, type Row } from '../row.ts';
import { importPlay, romeoAndJuliet, type World } from '../world.ts';
import { storyPath, timed } from './stories.ts';

/** How long an import takes that finds nothing done before. */
export async function importTime(world: World): Promise<Row[]> {
  const text = await romeoAndJuliet();
  const seconds: number[] = [];
  for (let round = 0; round < world.rounds; round++) {
    // Another text each time: the same one is known already.
    seconds.push(
      (await timed(() => importPlay(world, `${text}\n\n!Round ${round} of ${Date.now()}.\n`))) / 1000,
    );
  }
  return [limit('importing Romeo and Juliet through the API', 's', median(seconds), 2)];
}

/** What the story factory holds after very many stories. */
export async function storyMemory(world: World): Promise<Row[]> {
  const { stack, folder, stories } = world;
  const pid = stack.processes.find(({ name }) => name === 'story-factory')?.pid;
  const status = `/proc/${pid}/status`;
  if (!(await isThere(status))) {
    world.say('This system does not tell the memory of a process: its row is left out.');
    return [];
  }
  const url = `${stack.urls['story-factory']}${storyPath(await importPlay(world, await romeoAndJuliet()))}`;
  for (let done = 0; done < stories;) {
    const seconds = 5;
    done += seconds * (await requestsPerSecond({ url, token: stack.token, clients: 4, seconds }, folder));
  }
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(status, 'utf8'))![1]);
  return [limit(`memory of the story factory after ${stories} stories`, 'MB', kilobytes / 1024, 200)];
}

function limit(row: string, unit: string, ours: number, goal: number): Row {
  return {
    row,
    against: `a limit of ${goal} ${unit}`,
    unit,
    ours,
    peer: null,
    ratio: ours,
    goal,
    atMost: true,
  };
}

const isThere = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );
