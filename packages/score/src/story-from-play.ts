import type { Play } from '@fountainai/play-formats';
import type { ScoreStory, StoryElement, StorySection } from './story.ts';

/** Turns a play from a file into a story like that of a new workspace: ids count from 1, and no context is set. */
export function storyFromPlay({ title, author, characters, sections }: Play): ScoreStory {
  const characterIds = new Map(characters.map((name, i) => [name, i + 1]));
  let actionId = 0;
  return {
    title,
    author,
    sections: sections.map((section, i): StorySection => ({
      headingId: i + 1,
      title: section.title,
      contexts: [],
      elements: section.elements.map((element) => storyElement(element, ++actionId, characterIds)),
    })),
  };
}

function storyElement(
  element: Play['sections'][number]['elements'][number],
  actionId: number,
  characterIds: Map<string, number>,
): StoryElement {
  if (element.kind !== 'speech') {
    const { kind, text } = element;
    return { actionId, kind, description: text, character: null, spokenWord: null, context: null };
  }
  const { character: name, text } = element;
  return {
    actionId,
    kind: 'speech',
    description: '',
    character: { characterId: characterIds.get(name)!, name },
    spokenWord: { dialogueId: actionId, text },
    context: null,
  };
}
