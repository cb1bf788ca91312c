import type { Call } from '@fountainai/contracts';
import type { ScoreStory } from '@fountainai/score';
import { readSectionContexts } from '../of-sections.ts';
import type { Peers } from '../peers.ts';
import type { Story } from '../story/story.ts';

/** Reads the present story with the data that the composer needs. */
export async function takeSnapshot(peers: Peers, story: Story, call: Call): Promise<ScoreStory> {
  const { title, author } = story.script;
  const headingIds = story.sections.map(({ headingId }) => headingId);
  const contextsOf = await readSectionContexts(peers, headingIds, call);
  const sections = story.sections.map((section) => ({
    headingId: section.headingId,
    title: section.title,
    // The context of a character does not describe the section.
    contexts: (contextsOf.get(section.headingId) ?? []).flatMap(({ characterId, data }) =>
      characterId === null ? [data] : [],
    ),
    elements: section.elements.map(({ action, character, context }) => ({
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
