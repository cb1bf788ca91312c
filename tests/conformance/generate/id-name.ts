import type { Schema } from '@fountainai/contracts';
import type { Target } from '../target.ts';

/** Parameters with an id that has another name in answers. */
const otherNames: Record<string, string> = {
  character: 'characterId',
  from: 'revision',
  to: 'revision',
  before: 'revision',
};

/** The name in answers for the id of a parameter. */
export function idName({ path }: Pick<Target, 'path'>, name: string, schema: Schema): string {
  // `ids` filters a list by the ids of its items: characterId for /v2/characters.
  if (name === 'ids') return `${path.split('/').at(-1)!.replace(/s$/, '')}Id`;
  return (schema.type === 'integer' && otherNames[name]) || name;
}
