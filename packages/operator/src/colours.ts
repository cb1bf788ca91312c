import { readJson, writePrivate } from '@fountainai/home';
import { volumesIn } from './volumes.ts';

/**
 * Two releases can run at once: blue, services by their names, and green, the same as NAME-green. One is live.
 * During a deployment the other colour gets a share of the traffic.
 */
export type Colour = 'blue' | 'green';
export interface Colours {
  live: Colour;
  /** Percentage of the requests that goes to the other colour. */
  share: number;
}

export const otherThan = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

export const nameIn = (colour: Colour, service: string): string =>
  colour === 'blue' ? service : `${service}-green`;

/** Returns the percentage of the requests for each colour. */
export function partsOf({ live, share }: Colours): Record<Colour, number> {
  return live === 'blue' ? { blue: 100 - share, green: share } : { blue: share, green: 100 - share };
}

export function readColours(volumes: string): Promise<Colours> {
  return readJson<Colours>(volumesIn(volumes).colours, { live: 'blue', share: 0 });
}

/** Stores the colours from the words of a command line. */
export async function writeColours(volumes: string, words: readonly string[]): Promise<void> {
  const [live, share = ''] = words;
  if (words.length !== 2 || (live !== 'blue' && live !== 'green') || !/^(\d{1,2}|100)$/.test(share))
    throw new Error(
      'Write the colour that is live, and how many of 100 requests the other one gets: blue 10',
    );
  await writePrivate(volumesIn(volumes).colours, `${JSON.stringify({ live, share: Number(share) })}\n`);
}
