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
  sections: ContentSection[];
  elements: StoryElement[];
}

/** One action with what belongs to it; null where it refers to nothing, or to something that is not there any more. */
export interface StoryElement {
  section: ContentSection;
  action: Action;
  character: Character | null;
  context: Context | null;
}

export interface MissingReference {
  sequence: number;
  kind: 'character' | 'spokenWord' | 'context';
  id: number;
}

/** Puts a story together. No action is ever left out, whatever is missing around it. */
export function assembleStory(
  { script, sections }: Content,
  characters: Character[],
  contexts: Context[],
): Story {
  const characterOf = new Map(characters.map((character) => [character.characterId, character]));
  const contextOf = new Map(contexts.map((context) => [context.contextId, context]));
  const elements = sections.flatMap((section) =>
    section.actions.map((action) => ({
      section,
      action,
      character: (action.characterId && characterOf.get(action.characterId)) || null,
      context: (action.contextId && contextOf.get(action.contextId)) || null,
    })),
  );
  return { script, sections, elements };
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
