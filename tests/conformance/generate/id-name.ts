import type { Schema } from '@fountainai/contracts';
import type { Target } from '../target.ts';

/** Parameters that hold an id but are not named as it is in the answers. */
const otherNames: Record<string, string> = {
  character: 'characterId',
  from: 'revision',
  to: 'revision',
  before: 'revision',
};

/** The name that an id has in answers, for a parameter that takes it. */
export function idName({ path }: Pick<Target, 'path'>, name: string, schema: Schema): string {
  // `ids` filters a list by the ids of what it lists: characterId for /v2/characters.
  if (name === 'ids') return `${path.split('/').at(-1)!.replace(/s$/, '')}Id`;
  return (schema.type === 'integer' && otherNames[name]) || name;
}
