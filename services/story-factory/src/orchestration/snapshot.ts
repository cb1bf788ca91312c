import type { Call } from '@fountainai/contracts';
import type { ContextData, ScoreStory } from '@fountainai/score';
import { eachOf } from '../in-parts.ts';
import type { Peers } from '../peers.ts';
import type { Story } from '../story.ts';

/** What the composer needs of a story, as it is now. */
export async function takeSnapshot(peers: Peers, story: Story, call: Call): Promise<ScoreStory> {
  const bySection = Map.groupBy(story.elements, ({ section }) => section);
  const { title, author } = story.script;
  const sections = await eachOf(story.sections, async (section) => ({
    headingId: section.headingId,
    title: section.title,
    contexts: await contextsOf(peers, section.headingId, call),
    elements: (bySection.get(section) ?? []).map(({ action, character, context }) => ({
      actionId: action.actionId,
      kind: action.kind,
      description: action.description,
      character: character && { characterId: character.characterId, name: character.name },
      spokenWord: action.spokenWord && {
        dialogueId: action.spokenWord.dialogueId,
        text: action.spokenWord.text,
      },
      context: context && context.data,
    })),
  }));
  return { title, author, sections };
}

/** What is known about a section as a whole: its contexts that are no character's. */
async function contextsOf({ sessionContext }: Peers, headingId: number, call: Call): Promise<ContextData[]> {
  const found: ContextData[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor && { cursor }) };
    const { body } = await sessionContext.listSectionContextsV2(
      { params: { headingId }, query, headers: {}, body: undefined },
      call,
    );
    found.push(...body.items.flatMap(({ characterId, data }) => (characterId === null ? [data] : [])));
    cursor = body.nextCursor ?? undefined;
  } while (cursor);
  return found;
}
