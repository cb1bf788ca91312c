import { ask, type Place, timesOf } from '../client.ts';
import { importPlay, lineWriter, playOf } from '../plays.ts';
import { inTurns, quantile, type Row, limitOf } from '../row.ts';
import { throughGateway, type World } from '../world.ts';

const speeches = 5_600;
const goals: Record<string, number> = {
  'one changed line, 8 clients, p99': 60,
  'a search with one hit, 8 clients, p50': 60,
  'a search with a hit in each speech, 8 clients, p50': 60,
};

/** Measures the time of requests through the gateway, in a play of 5,600 speeches. */
export async function feltTimes(world: World): Promise<Row[]> {
  const scriptId = await importPlay(world.stack, playOf(speeches, 'Felt'));
  const changeLine = await lineWriter(world.stack, scriptId);
  let n = 0;
  const search = (place: Place, words: string) =>
    ask(place, 'script', `/v2/scripts/${scriptId}/search?q=${encodeURIComponent(words)}`);
  const things: Record<string, (place: Place) => Promise<unknown>> = {
    'one changed line': (place) => changeLine('spokenWords', place),
    'a page of a story': (place) => ask(place, 'story-factory', `/v2/stories?scriptId=${scriptId}`),
    'a search with one hit': (place) => search(place, `${++n % speeches}`),
    'a search with a hit in each speech': (place) => search(place, 'little'),
  };
  const measures = Object.entries(things).flatMap(([name, work]) =>
    [1, 8].map((clients) => [`${name}, ${clients === 1 ? '1 client' : '8 clients'}`, clients, work] as const),
  );
  const seen = await inTurns(
    world,
    Object.fromEntries(
      measures.map(([name, clients, work]) => [
        name,
        async () => {
          const place = await throughGateway(world);
          return timesOf({ clients, seconds: world.seconds }, () => work(place));
        },
      ]),
    ),
  );
  return Object.entries(seen).flatMap(([name, rounds]) =>
    Object.entries({ p50: 0.5, p99: 0.99 }).map(([label, share]) => {
      const row = `${name}, ${label}`;
      return limitOf(row, 'ms', quantile(rounds.flat(), share), goals[row] ?? null);
    }),
  );
}
