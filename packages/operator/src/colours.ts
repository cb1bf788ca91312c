import { readJson, writePrivate } from '@fountainai/home';
import { volumesIn } from './volumes.ts';

/**
 * Two releases may run beside each other: blue, the services by their names, and green, the same named NAME-green. One of
 * them is live; while traffic moves to the other, that one has a share of it.
 */
export type Colour = 'blue' | 'green';
export interface Colours {
  live: Colour;
  /** Of 100 requests, how many go to the other colour. */
  share: number;
}

export const otherThan = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

export const nameIn = (colour: Colour, service: string): string =>
  colour === 'blue' ? service : `${service}-green`;

/** What each colour gets of 100 requests. */
export function partsOf({ live, share }: Colours): Record<Colour, number> {
  return live === 'blue' ? { blue: 100 - share, green: share } : { blue: share, green: 100 - share };
}

export function readColours(volumes: string): Promise<Colours> {
  return readJson<Colours>(volumesIn(volumes).colours, { live: 'blue', share: 0 });
}

/** Remembers the colours, from the words of a command line. */
export async function writeColours(volumes: string, words: readonly string[]): Promise<void> {
  const [live, share = ''] = words;
  if (words.length !== 2 || (live !== 'blue' && live !== 'green') || !/^(\d{1,2}|100)$/.test(share))
    throw new Error(
      'Write the colour that is live, and how many of 100 requests the other one gets: blue 10',
    );
  await writePrivate(volumesIn(volumes).colours, `${JSON.stringify({ live, share: Number(share) })}\n`);
}
