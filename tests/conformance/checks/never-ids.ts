import type { Id, World } from '../world/world.ts';

export interface NeverIds extends Pick<World, 'ids' | 'marker'> {
  /** How many were asked for. */
  used: number;
}

/** Numbers of parts of something: where that something is not there, the part of the same number is not either. */
const namesOfParts = ['versionNumber', 'revision'];

/** In the places of a world's ids, ids that nothing ever had. */
export function neverIds(world: World): NeverIds {
  const made = new Map<string, readonly Id[]>();
  const never: NeverIds = {
    used: 0,
    marker: world.marker,
    ids(service, name) {
      const known = world.ids(service, name);
      if (namesOfParts.includes(name) || typeof known[0] !== 'number') return known;
      never.used++;
      if (!made.has(name)) made.set(name, known.map(someId));
      return made.get(name)!;
    },
  };
  return never;
}

const someId = () => 4_000_000_000_000_000 + Math.floor(Math.random() * 4_000_000_000_000_000);
