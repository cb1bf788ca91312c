import type { Schema } from '@fountainai/contracts';
import type { RequestValues } from '../request.ts';
import type { Target } from '../target.ts';
import type { Id, World } from '../world/world.ts';
import { idName } from './id-name.ts';

interface Parties {
  /** The world whose ids the request names. */
  idsOf: Pick<World, 'ids' | 'marker'>;
  /** The world whose marker the texts contain. */
  textsOf: Pick<World, 'marker'>;
}

/** Not part of an example: they make a write conditional on data of the example's author. */
const conditions = ['version', 'revision', 'requestId'];

/** The example of an operation's body and parameters, with ids of existing resources. */
export function exampleRequest(target: Target, parties: Parties): RequestValues {
  const take = ids(target, parties);
  const values: RequestValues = { params: {}, query: {}, headers: {} };
  for (const parameter of target.parameters) {
    const { name, in: place, required, schema } = parameter;
    const id = place === 'header' ? undefined : take(idName(target, name, schema), schema);
    if (place === 'path') values.params[name] = id ?? 1;
    if (place === 'query' && (id !== undefined || required))
      values.query[name] = id ?? textOr(schema, parties, parameter.example);
  }
  if (target.body) values.body = fill(target.body.example, target.body.schema, '', take, parties);
  return values;
}

/** The first id for a name, then the second and so on; parameters that share an id get the first one again. */
function ids({ service }: Target, { idsOf }: Parties) {
  const taken = new Map<string, number>();
  return (name: string, schema: Schema): Id | undefined => {
    const index = taken.get(name) ?? 0;
    const known = idsOf.ids(service, name);
    const fitting = known[index % Math.max(known.length, 1)];
    const branches = (schema.anyOf as Schema[] | undefined) ?? [
      (schema.items as Schema | undefined) ?? schema,
    ];
    const isNumber = branches.some(({ type }) => type === 'integer');
    if (fitting === undefined || isNumber !== (typeof fitting === 'number') || schema.enum) return undefined;
    taken.set(name, index + 1);
    return fitting;
  };
}

function textOr(schema: Schema, { idsOf }: Parties, example: unknown): unknown {
  if (schema.type !== 'string' || schema.enum || schema.pattern) return example ?? schema.minimum;
  // A search for the marker of the ids' owner.
  return idsOf.marker;
}

function fill(
  value: unknown,
  schema: Schema,
  name: string,
  take: ReturnType<typeof ids>,
  parties: Parties,
): unknown {
  if (Array.isArray(schema.anyOf)) {
    const branch = (schema.anyOf as Schema[]).find(({ type }) => (type === 'null') === (value === null));
    if (value !== null && branch && branch.type !== 'integer')
      return fill(value, branch, name, take, parties);
  }
  if (Array.isArray(value))
    return value.map((item) => fill(item, schema.items as Schema, name, take, parties));
  if (typeof value === 'object' && value !== null) {
    const fields = (schema.properties ?? {}) as Record<string, Schema>;
    const kept = Object.entries(value).filter(([field]) => !conditions.includes(field));
    return Object.fromEntries(
      kept.map(([field, item]) => [field, fill(item, fields[field] ?? {}, field, take, parties)]),
    );
  }
  if (typeof value === 'string' && !schema.enum && !schema.pattern && !schema.format)
    return `${value} ${parties.textsOf.marker}`;
  return value === null ? value : (take(name, schema) ?? value);
}
