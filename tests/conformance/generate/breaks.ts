import type { Schema } from '@fountainai/contracts';
import { Repeated, type RequestValues } from '../request.ts';
import type { Target } from '../target.ts';
import { allows } from './allows.ts';
import { bodyBreaks } from './body-breaks.ts';
import { wrongTexts } from './wrong-values.ts';

/** A single fault that makes a valid request invalid. */
export interface Break {
  what: string;
  /** The place that the answer must name; undefined when the fault has no place. */
  pointer: string | undefined;
  apply: () => RequestValues;
}

/** Every single fault of this request by its spec. */
export function breaksOf(target: Target, values: RequestValues): Break[] {
  return [
    ...pathBreaks(target, values),
    ...queryBreaks(target, values),
    ...headerBreaks(target, values),
    ...(target.body ? wholeBodyBreaks(target.body, values) : []),
  ];
}

function* pathBreaks({ parameters }: Target, values: RequestValues): Generator<Break> {
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'path'))
    for (const text of wrongTexts(schema).filter((wrong) => wrong !== '' && wrong.length < 400))
      yield {
        what: `${name} in the path is ${text}`,
        pointer: name,
        apply: () => ({ ...values, params: { ...values.params, [name]: text } }),
      };
}

function* queryBreaks({ parameters }: Target, values: RequestValues): Generator<Break> {
  const set = (name: string, value: unknown) => () => ({
    ...values,
    query: { ...values.query, [name]: value },
  });
  for (const { name, schema, required } of parameters.filter((parameter) => parameter.in === 'query')) {
    for (const text of wrongTexts(schema).filter((wrong) => wrong.length < 4_000))
      yield { what: `the query parameter ${name} is ${text}`, pointer: name, apply: set(name, text) };
    const sent = values.query[name];
    if (sent !== undefined && schema.type !== 'array')
      yield {
        what: `the query parameter ${name} is there twice`,
        pointer: name,
        apply: set(name, new Repeated([sent as string, sent as string])),
      };
    if (required)
      yield {
        what: `the query parameter ${name} is missing`,
        pointer: name,
        apply: () => ({
          ...values,
          query: Object.fromEntries(Object.entries(values.query).filter(([other]) => other !== name)),
        }),
      };
  }
  yield { what: 'a query parameter that there is not', pointer: 'surprise', apply: set('surprise', '1') };
}

function* headerBreaks({ parameters }: Target, values: RequestValues): Generator<Break> {
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'header'))
    for (const text of ['two words', 'x'.repeat(256), 'x'.repeat(1_001)].filter((t) => !allows(schema, t)))
      yield {
        what: `the header ${name} is ${text}`,
        pointer: name,
        apply: () => ({ ...values, headers: { ...values.headers, [name]: text } }),
      };
}

function* wholeBodyBreaks(
  { schema, required }: { schema: Schema; required: boolean },
  values: RequestValues,
): Generator<Break> {
  if (required) yield { what: 'no body', pointer: undefined, apply: () => ({ ...values, body: undefined }) };
  for (const { what, pointer, apply } of bodyBreaks(schema, values.body ?? {}))
    yield { what, pointer, apply: () => ({ ...values, body: apply() }) };
}
