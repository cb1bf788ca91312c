import type { Call } from '@fountainai/contracts';
import { eachOf } from './in-parts.ts';
import type { Peers } from './peers.ts';
import type { Story } from './story.ts';
import type { Appearances } from './validation.ts';

/** Who appears where, of the sections in which anything happens. */
export async function gatherAppearances(
  { character }: Peers,
  { sections }: Story,
  call: Call,
): Promise<Appearances> {
  const ids = sections.filter(({ actions }) => actions.length > 0).map(({ headingId }) => headingId);
  return new Map(
    await eachOf(
      ids,
      async (headingId) => [headingId, await appearingIn(character, headingId, call)] as const,
    ),
  );
}

async function appearingIn(
  character: Peers['character'],
  headingId: number,
  call: Call,
): Promise<Set<number>> {
  const found = new Set<number>();
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const { body } = await character.listSectionCharactersV2(
      { params: { headingId }, query, headers: {}, body: undefined },
      call,
    );
    for (const { characterId } of body.items) found.add(characterId);
    cursor = body.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
