import type { Schema } from '@fountainai/contracts';
import { allows } from './allows.ts';
import { wrongValues } from './wrong-values.ts';

interface BodyBreak {
  what: string;
  pointer: string;
  /** The whole body with that single fault. */
  apply: () => unknown;
}

type Path = (string | number)[];

/** Every single fault of a valid body. */
export function bodyBreaks(schema: Schema, body: unknown): BodyBreak[] {
  return [...within(schema, body, body, [])];
}

function* within(schema: Schema, value: unknown, body: unknown, path: Path): Generator<BodyBreak> {
  const pointer = path.map((step) => `/${step}`).join('');
  const broken = (what: string, wrong: unknown, at = pointer): BodyBreak => ({
    what: `${pointer || 'the body'}: ${what}`,
    pointer: at,
    apply: () => replaced(body, path, wrong),
  });
  for (const wrong of wrongValues(schema)) yield broken(shown(wrong), wrong);
  if (Array.isArray(schema.anyOf)) {
    const branch = (schema.anyOf as Schema[]).find((each) => allows(each, value));
    if (branch && (branch.type === 'object' || branch.type === 'array'))
      yield* inside(branch, value, body, path, broken);
  } else yield* inside(schema, value, body, path, broken);
}

type Broken = (what: string, wrong: unknown, at?: string) => BodyBreak;

function* inside(
  schema: Schema,
  value: unknown,
  body: unknown,
  path: Path,
  broken: Broken,
): Generator<BodyBreak> {
  if (Array.isArray(value)) yield* inArray(schema, value, body, path, broken);
  else if (typeof value === 'object' && value !== null)
    yield* inObject(schema, value as Record<string, unknown>, body, path, broken);
}

function* inArray(schema: Schema, value: unknown[], body: unknown, path: Path, broken: Broken) {
  const { maxItems = Number.POSITIVE_INFINITY, items } = schema as { maxItems?: number; items: Schema };
  if (value.length > 0 && maxItems <= 2_000)
    yield broken(`${maxItems + 1} items`, Array.from({ length: maxItems + 1 }).fill(value[0]));
  for (const [index, item] of value.slice(0, 2).entries()) yield* within(items, item, body, [...path, index]);
}

function* inObject(
  schema: Schema,
  value: Record<string, unknown>,
  body: unknown,
  path: Path,
  broken: Broken,
): Generator<BodyBreak> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const pointer = path.map((step) => `/${step}`).join('');
  for (const name of required) {
    const { [name]: _, ...rest } = value;
    yield broken(`without ${name}`, rest, `${pointer}/${name}`);
  }
  if (schema.additionalProperties === false)
    yield broken('a field that there is not', { ...value, surprise: 1 }, `${pointer}/surprise`);
  for (const [name, field] of Object.entries(properties))
    yield* within(field, value[name], body, [...path, name]);
}

function replaced(body: unknown, path: Path, wrong: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return wrong;
  if (Array.isArray(body)) return body.with(step as number, replaced(body[step as number], rest, wrong));
  const fields = body as Record<string, unknown>;
  return { ...fields, [step]: replaced(fields[step], rest, wrong) };
}

const shown = (value: unknown) => JSON.stringify(value).slice(0, 60);
