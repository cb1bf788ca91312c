import type { Schema } from '@fountainai/contracts';
import type { Target } from '../target.ts';

export interface HostileBody {
  what: string;
  text: string;
}

/** The largest and most costly bodies that an operation still reads. */
export function hostileBodies({ body, bodyLimit }: Target): HostileBody[] {
  if (!body) return [];
  const fields = Object.entries((body.schema.properties ?? {}) as Record<string, Schema>);
  const name = (
    fields.find(([, { type }]) => type === 'array') ?? fields.find(([, { type }]) => type === 'string')
  )?.[0];
  const example = body.example as Record<string, unknown>;
  const withField = (json: string) => around(example, name ?? 'a', json);
  const fill = (piece: string, open = '[', close = ']') => withField(filled(piece, bodyLimit, open, close));
  return [
    { what: 'numbers', text: fill('0,') },
    { what: 'empty objects', text: fill('{},') },
    { what: 'nested lists', text: fill(`${'['.repeat(50)}${']'.repeat(50)},`) },
    { what: 'objects of many fields', text: fill(`${manyFields},`) },
    { what: 'a text of letters', text: fill('a', '"', '"') },
    { what: 'a text of accents', text: fill('\u0301', '"', '"') },
    { what: 'a text of escapes', text: fill('\\ud83c\\udfad', '"', '"') },
    { what: 'lists that never end', text: '['.repeat(bodyLimit) },
    { what: 'one object of many fields', text: filled('"KEY":0,', bodyLimit, '{', '}') },
    { what: 'blanks', text: ' '.repeat(bodyLimit) },
    ...longLists(example, body.schema, bodyLimit),
  ];
}

const manyFields = `{${Array.from({ length: 900 }, (_, i) => `"f${i}":0`).join(',')}}`;

/** The example with its lists at their longest allowed length, filled with items of the example. */
function longLists(example: Record<string, unknown>, schema: Schema, bodyLimit: number): HostileBody[] {
  const fields = (schema.properties ?? {}) as Record<string, { maxItems?: number }>;
  return Object.entries(example).flatMap(([field, value]) => {
    if (!Array.isArray(value) || value.length === 0) return [];
    const items = value.map((item) => JSON.stringify(item));
    const room = Math.floor(
      (bodyLimit - 1_000) / (Math.max(...items.map((item) => Buffer.byteLength(item))) + 1),
    );
    const count = Math.min(fields[field]?.maxItems ?? room, room);
    const all = Array.from({ length: count }, (_, i) => items[i % items.length]!);
    return { what: `${count} ${field}`, text: around(example, field, `[${all.join(',')}]`) };
  });
}

/** An object with one field, as JSON text. */
function around(example: object, field: string, json: string): string {
  const others = Object.entries(example ?? {}).filter(([name]) => name !== field);
  return `{${[...others.map(([name, value]) => `"${name}":${JSON.stringify(value)}`), `"${field}":${json}`].join(',')}}`;
}

/** As many pieces as fit, the last without its comma. Each KEY is unique. */
function filled(piece: string, bodyLimit: number, open: string, close: string): string {
  const count = Math.floor(
    (bodyLimit - 2_000) / (Buffer.byteLength(piece) + (piece.includes('KEY') ? 4 : 0)),
  );
  const pieces = piece.includes('KEY')
    ? Array.from({ length: count }, (_, i) => piece.replace('KEY', i.toString(36))).join('')
    : piece.repeat(count);
  return open + pieces.replace(/,$/, '') + close;
}
