import type { Id, World } from '../world/world.ts';

export interface NeverIds extends Pick<World, 'ids' | 'marker'> {
  /** The number of the ids taken. */
  used: number;
}

/** Numbers of parts: without the whole, the part with the same number is missing too. */
const namesOfParts = ['versionNumber', 'revision'];

/** Replaces the ids of a world by ids that never existed. */
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
