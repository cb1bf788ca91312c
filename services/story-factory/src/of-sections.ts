import type { Call } from '@fountainai/contracts';
import { allPages, byIds } from './in-parts.ts';
import type { Peers } from './peers.ts';
import type { Context } from './story/story.ts';

/** The ids of the characters that appear in each section, by headingId. */
export type Appearances = Map<number, Set<number>>;

/** Reads the characters that appear in these sections. */
export async function readAppearances(
  { character }: Peers,
  headingIds: number[],
  call: Call,
): Promise<Appearances> {
  const nothing = { params: {}, headers: {}, body: undefined };
  const read = (part: number[]) =>
    allPages((place) =>
      character.listAppearancesV2({ ...nothing, query: { headingIds: part, limit: 5_000, ...place } }, call),
    );
  const found: Appearances = new Map();
  for (const { headingId, characterId } of (await byIds(headingIds, read)).flat())
    found.set(headingId, (found.get(headingId) ?? new Set()).add(characterId));
  return found;
}

/** Reads the contexts of these sections, in the order they were added to each section. */
export async function readSectionContexts(
  { sessionContext }: Peers,
  headingIds: number[],
  call: Call,
): Promise<Map<number, Context[]>> {
  const nothing = { params: {}, headers: {}, body: undefined };
  const read = (part: number[]) =>
    allPages<Context>((place) =>
      sessionContext.listContextsV2({ ...nothing, query: { headingIds: part, limit: 200, ...place } }, call),
    );
  return Map.groupBy((await byIds(headingIds, read)).flat(), ({ headingId }) => headingId!);
}
