import type { components } from '@fountainai/contracts/story-factory';
import type { Action, Character, Context } from './story/story.ts';

type Schemas = components['schemas'];

export function characterView({ characterId, name, description }: Character): Schemas['Character'] {
  return { characterId, name, description };
}

export function spokenWordView({
  dialogueId,
  headingId,
  text,
  sequence,
}: NonNullable<Action['spokenWord']>): Schemas['SpokenWord'] {
  return { dialogueId, headingId, text, sequence };
}

export function contextView({
  contextId,
  sessionId,
  headingId,
  characterId,
  data,
}: Context): Schemas['Context'] {
  return { contextId, sessionId, headingId, characterId, data };
}
