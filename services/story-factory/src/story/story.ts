import type { components as CharacterComponents } from '@fountainai/contracts/character';
import type { components as ScriptComponents } from '@fountainai/contracts/script';
import type { components as SessionContextComponents } from '@fountainai/contracts/session-context';

export type Content = ScriptComponents['schemas']['ScriptContent'];
export type ContentSection = Content['sections'][number];
export type Action = ContentSection['actions'][number];
export type Character = CharacterComponents['schemas']['CharacterV2'];
export type Context = SessionContextComponents['schemas']['ContextV2'];

/** A script with all its references, in reading order: by section, and by sequence within a section. */
export interface Story {
  script: Content['script'];
  sections: StorySection[];
  elements: StoryElement[];
}

/** A section with its elements. The object stays the same while its content does not change. */
export interface StorySection {
  headingId: number;
  title: string;
  level: number;
  sequenceNumber: number;
  elements: StoryElement[];
  missing: MissingReference[];
  /** The content that the section is made of. */
  content: ContentSection;
}

/** One action with its references; a reference is null when it is empty or its target does not exist. */
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
 * Assembles a story. A missing reference never removes an action.
 * @param before the earlier story; its unchanged sections are reused
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

/** Returns the references of an element whose targets do not exist. */
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

/** Whether an element belongs to a character, given by id or by name in any case. */
export function isOfCharacter({ character, action }: StoryElement, nameOrId: string): boolean {
  return String(action.characterId) === nameOrId || character?.name.toLowerCase() === nameOrId.toLowerCase();
}
