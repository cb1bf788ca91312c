import type { Schema } from '@fountainai/contracts';
import { allows } from './allows.ts';

const longestSent = 200_000;

/** Values that a schema refuses: of the wrong type, null, out of range, too long, of the wrong form. */
export function wrongValues(schema: Schema): unknown[] {
  if (!known.has(schema)) known.set(schema, makeWrongValues(schema));
  return known.get(schema)!;
}
const known = new WeakMap<Schema, unknown[]>();

function makeWrongValues(schema: Schema): unknown[] {
  const edges = [schema, ...((schema.anyOf as Schema[] | undefined) ?? [])].flatMap(beyondEdges);
  const candidates = [null, true, 'words with spaces', '', '12', 12, 1.5, -1, {}, [], [null], ...edges];
  return candidates.filter((value) => !allows(schema, value));
}

/** Texts that are no value of the schema in a path or a query. */
export function wrongTexts(schema: Schema): string[] {
  const items = (schema.items as Schema | undefined) ?? schema;
  const edges = beyondEdges(items).map(String);
  const numbers = ['1e3', '0x10', '01', '+1', '1.5', '9223372036854775808', 'NaN', ' 1', '1 '];
  const candidates = [
    '',
    'words with spaces',
    '-1',
    '0',
    ...(items.type === 'integer' ? numbers : []),
    ...edges,
  ];
  if (schema.maxItems !== undefined)
    candidates.push('1,'.repeat(schema.maxItems as number).concat('1'), '1,,2');
  return [...new Set(candidates)].filter((text) => !allows(schema, asParsed(text, schema)));
}

function beyondEdges(schema: Schema): unknown[] {
  const { minimum, maximum, minLength, maxLength } = schema as Record<string, number | undefined>;
  return [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(minLength ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength !== undefined && maxLength < longestSent ? ['\u{1f3ad}'.repeat(maxLength + 1)] : []),
    ...(schema.pattern === undefined ? [] : ['\u{1f3ad}', `x${'y'.repeat(300)}`]),
  ];
}

function asParsed(text: string, schema: Schema): unknown {
  if (schema.type === 'array') return text.split(',').map((item) => asParsed(item, schema.items as Schema));
  if (schema.type === 'integer') return /^(?:0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  return text;
}
