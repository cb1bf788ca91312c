import type { Schema } from '@fountainai/contracts';
import fc from 'fast-check';
import type { Id } from '../world/world.ts';
import { texts } from './text.ts';

/** The present ids for a name, read for each value because resources are created and deleted meanwhile. */
export type KnownIds = (name: string) => readonly Id[];

/**
 * Values that a schema allows.
 * @param name of the field or parameter with the value
 */
export function valuesOf(schema: Schema, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if (Array.isArray(schema.anyOf))
    return fc.oneof(...(schema.anyOf as Schema[]).map((branch) => valuesOf(branch, name, ids)));
  const make = makers[schema.type as string];
  if (!make) throw new Error(`There is no way to generate a value of type ${String(schema.type)} (${name})`);
  return make(schema, name, ids);
}

type Maker = (schema: Schema, name: string, ids: KnownIds) => fc.Arbitrary<unknown>;

const makers: Record<string, Maker> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  number: () => fc.double({ noDefaultInfinity: true, noNaN: true }),
  integer: (schema, name, ids) => preferKnown(integers(schema), 'number', name, ids),
  string: (schema, name, ids) => preferKnown(strings(schema), 'string', name, ids),
  array: arrays,
  object: objects,
};

/** Mostly the id of an existing resource. */
function preferKnown(
  any: fc.Arbitrary<Id>,
  type: 'number' | 'string',
  name: string,
  ids: KnownIds,
): fc.Arbitrary<Id> {
  const known = () => ids(name).filter((id) => typeof id === type);
  if (known().length === 0) return any;
  const one = fc.tuple(fc.nat(999), any).map(([index, other]) => known()[index % known().length] ?? other);
  return fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: any });
}

function integers(schema: Schema): fc.Arbitrary<number> {
  const { minimum: min = Number.MIN_SAFE_INTEGER, maximum: max = Number.MAX_SAFE_INTEGER } = schema as {
    minimum?: number;
    maximum?: number;
  };
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min, max: Math.min(max, Math.max(min, 0) + 50) }) },
    { weight: 1, arbitrary: fc.maxSafeInteger().map((n) => min + (Math.abs(n) % (max - min + 1))) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
}

function strings(schema: Schema): fc.Arbitrary<string> {
  if (typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  if (schema.format === 'date-time')
    return fc.date({ noInvalidDate: true, ...years }).map((date) => date.toISOString());
  return texts(schema);
}

/** Four digits each. */
const years = { min: new Date('1000-01-01'), max: new Date('9999-01-01') };

function arrays(schema: Schema, name: string, ids: KnownIds): fc.Arbitrary<unknown[]> {
  const {
    minItems = 0,
    maxItems = 5,
    items,
  } = schema as { minItems?: number; maxItems?: number; items: Schema };
  const any = fc.array(valuesOf(items, singular(name), ids), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  });
  return fc.oneof(
    { weight: 3, arbitrary: any.map((values) => distinct(values)) },
    { weight: 1, arbitrary: any },
  );
}

/** Removes items that repeat an id or number, because items that name something must be distinct. */
function distinct(values: unknown[]): unknown[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [['', value]];
    const keys = parts.filter(([, part]) => typeof part === 'number').map((part) => JSON.stringify(part));
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

function objects(schema: Schema, _: string, ids: KnownIds): fc.Arbitrary<object> {
  const {
    properties = {},
    required = [],
    minProperties = 0,
  } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    minProperties?: number;
  };
  const names = Object.keys(properties);
  if (names.length === 0) return schema.additionalProperties === true ? freeForm : fc.constant({});
  const optional = names.filter((name) => !required.includes(name));
  const present = fc.subarray(optional, { minLength: Math.max(0, minProperties - required.length) });
  return present.chain((chosen) =>
    fc.record(
      Object.fromEntries(
        [...required, ...chosen].map((name) => [name, valuesOf(properties[name]!, name, ids)]),
      ),
      { noNullPrototype: true },
    ),
  );
}

const forbiddenKeys = ['__proto__', 'constructor', 'prototype'];
const key = texts({ maxLength: 30 }).filter((text) => !forbiddenKeys.includes(text));
/** Any JSON. Whole numbers beyond exactness are left out: the services refuse what they could not keep (failures.md, 7). */
const freeForm = fc.dictionary(
  key,
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(texts({ maxLength: 200 }), fc.maxSafeInteger(), fractions(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value,
  { maxKeys: 4, noNullPrototype: true },
);

function fractions(): fc.Arbitrary<number> {
  return fc
    .double({ noDefaultInfinity: true, noNaN: true })
    .filter((number) => !Number.isInteger(number) || Number.isSafeInteger(number));
}

const singular = (name: string) => (name === 'ids' ? 'id' : name);
