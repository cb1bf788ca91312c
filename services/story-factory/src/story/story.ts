import type { components as CharacterComponents } from '@fountainai/contracts/character';
import type { components as ScriptComponents } from '@fountainai/contracts/script';
import type { components as SessionContextComponents } from '@fountainai/contracts/session-context';

export type Content = ScriptComponents['schemas']['ScriptContent'];
export type ContentSection = Content['sections'][number];
export type Action = ContentSection['actions'][number];
export type Character = CharacterComponents['schemas']['CharacterV2'];
export type Context = SessionContextComponents['schemas']['ContextV2'];

/** A script with all it refers to, in reading order: section by section, in each by sequence. */
export interface Story {
  script: Content['script'];
  sections: StorySection[];
  elements: StoryElement[];
}

/** A section with its elements. The same object for as long as all in it stays as it is. */
export interface StorySection {
  headingId: number;
  title: string;
  level: number;
  sequenceNumber: number;
  elements: StoryElement[];
  missing: MissingReference[];
  /** The content it was made of. */
  content: ContentSection;
}

/** One action with what belongs to it; null where it refers to nothing, or to something that is not there any more. */
export interface StoryElement {
  section: StorySection;
  action: Action;
  character: Character | null;
  context: Context | null;
}

export interface MissingReference {
  sequence: number;
  kind: 'character' | 'spokenWord' | 'context';
  id: number;
}

/**
 * Puts a story together. No action is ever left out, whatever is missing around it.
 * @param before the story as it was: its sections are taken over where nothing in them changed
 */
export function assembleStory(
  { script, sections }: Pick<Content, 'script' | 'sections'>,
  characters: Character[],
  contexts: Context[],
  before?: Story,
): Story {
  const characterOf = new Map(characters.map((character) => [character.characterId, character]));
  const contextOf = new Map(contexts.map((context) => [context.contextId, context]));
  const find = ({ characterId, contextId }: Action) => ({
    character: (characterId && characterOf.get(characterId)) || null,
    context: (contextId && contextOf.get(contextId)) || null,
  });
  const known = new Map(before?.sections.map((section) => [section.headingId, section]));
  const assembled = sections.map((content) => {
    const section = known.get(content.headingId);
    return section && isSame(section, content, find) ? section : assembleSection(content, find);
  });
  return { script, sections: assembled, elements: assembled.flatMap(({ elements }) => elements) };
}

type Find = (action: Action) => Pick<StoryElement, 'character' | 'context'>;

function isSame(section: StorySection, content: ContentSection, find: Find): boolean {
  return (
    section.content === content &&
    section.elements.every(({ action, character, context }) => {
      const now = find(action);
      return now.character === character && now.context === context;
    })
  );
}

function assembleSection(content: ContentSection, find: Find): StorySection {
  const { headingId, title, level, sequenceNumber, actions } = content;
  const section: StorySection = {
    headingId,
    title,
    level,
    sequenceNumber,
    elements: [],
    missing: [],
    content,
  };
  section.elements = actions.map((action) => ({ section, action, ...find(action) }));
  section.missing = section.elements.flatMap(missingIn);
  return section;
}

/** The references of an element that lead nowhere. */
export function missingIn({ action, character, context }: StoryElement): MissingReference[] {
  const references = [
    { kind: 'character', id: action.characterId, found: character },
    { kind: 'spokenWord', id: action.dialogueId, found: action.spokenWord },
    { kind: 'context', id: action.contextId, found: context },
  ] as const;
  return references.flatMap(({ kind, id, found }) =>
    id && !found ? [{ sequence: action.sequenceNumber, kind, id }] : [],
  );
}

/** Whether an element is one of a character's: by id, or by name whatever its case. */
export function isOfCharacter({ character, action }: StoryElement, nameOrId: string): boolean {
  return String(action.characterId) === nameOrId || character?.name.toLowerCase() === nameOrId.toLowerCase();
}
