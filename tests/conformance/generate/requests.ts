import fc from 'fast-check';
import type { RequestValues } from '../request.ts';
import type { Target } from '../target.ts';
import type { World } from '../world/world.ts';
import { exampleRequest } from './example.ts';
import { idName } from './id-name.ts';
import { headerTexts } from './text.ts';
import { valuesOf, type KnownIds } from './values.ts';

/** Requests that the spec of an operation allows, sometimes its example, which must succeed. */
export function validRequests(target: Target, world: World): fc.Arbitrary<RequestValues> {
  const ids: KnownIds = (name) => world.ids(target.service, name);
  const [params, query, headers] = (['path', 'query', 'header'] as const).map((place) =>
    parameters(target, place, ids),
  );
  const body = target.body ? valuesOf(target.body.schema, '', ids) : fc.constant(undefined);
  const sent = target.body && !target.body.required ? fc.option(body, { nil: undefined }) : body;
  const generated = fc
    .tuple(params!, query!, headers!, sent)
    .map(([p, q, h, b]) => ({ params: p, query: q, headers: h as Record<string, string>, body: b }));
  const example = fc.nat(9).map(() => exampleRequest(target, { idsOf: world, textsOf: world }));
  return fc.oneof({ weight: 7, arbitrary: generated }, { weight: 1, arbitrary: example });
}

function parameters(target: Target, place: 'path' | 'query' | 'header', ids: KnownIds) {
  const declared = target.parameters.filter((parameter) => parameter.in === place);
  const values = declared.map(({ name, schema, required }) => {
    const value =
      place === 'header' && !schema.pattern
        ? headerTexts(schema)
        : valuesOf(schema, idName(target, name, schema), ids);
    return [name, required ? value : fc.option(value, { nil: undefined, freq: 3 })] as const;
  });
  return fc.record(Object.fromEntries(values), { noNullPrototype: true }).map(withoutUndefined);
}

const withoutUndefined = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
