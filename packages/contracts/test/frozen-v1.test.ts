import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flatDocument, loadContract, serviceNames, type Document } from '../src/index.ts';
import { breakingChanges } from './compatibility.ts';

// v1 is frozen for its clients. The frozen copies only gain new operations: FREEZE_V1=1 writes them, and the difference
// is reviewed before the commit. A new service has no frozen copy until then.
const frozen = (name: string) => new URL(`./frozen-v1/${name}.json`, import.meta.url);
const isFrozen = (name: string) => process.env.FREEZE_V1 !== undefined || existsSync(frozen(name));

describe.each(serviceNames.filter(isFrozen))('v1 of %s', (name) => {
  const present = flatDocument(loadContract(name).document, 'v1');
  if (process.env.FREEZE_V1)
    writeFileSync(frozen(name), `${JSON.stringify(withoutWords(present), null, 1)}\n`);

  test('is compatible with the frozen contract', () => {
    const before = JSON.parse(readFileSync(frozen(name), 'utf8')) as Document;
    expect(breakingChanges(before, present)).toEqual([]);
  });
});

const words = new Set([
  'description',
  'summary',
  'tags',
  'servers',
  'info',
  'headers',
  'components',
  'security',
  'example',
]);

/** The document without parts that may change: texts, examples, and the bodies of errors, which all services share. */
function withoutWords(value: unknown, holdsFields = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutWords(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => holdsFields || !(words.has(key) || key.startsWith('x-')),
  );
  return Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      /^[45]\d\d$/.test(key) ? {} : withoutWords(item, !holdsFields && key === 'properties'),
    ]),
  );
}

describe('finds a break:', () => {
  const before = flatDocument(loadContract('sequence').document, 'v1');
  const post = (document: Document) => document.paths['/v1/sequence']!.post!;
  const schemaOf = (document: Document) =>
    post(document).requestBody!.content['application/json']!.schema as {
      required: string[];
      properties: Record<string, object>;
    };
  const answerOf = (document: Document) =>
    (
      post(document).responses['201'] as unknown as {
        content: Record<string, { schema: { properties: Record<string, object>; required: string[] } }>;
      }
    ).content['application/json']!.schema;

  test.each<[string, (document: Document) => unknown, RegExp]>([
    ['an operation that is gone', (d) => delete d.paths['/v1/sequence'], /gone or has moved/],
    [
      'a field that is required now',
      (d) => schemaOf(d).required.push('elementId'),
      /elementId is required now/,
    ],
    ['a field that is not taken any more', (d) => delete schemaOf(d).properties.count, /count is gone/],
    ['a narrower limit', (d) => Object.assign(schemaOf(d).properties.count!, { maximum: 10 }), /count was/],
    [
      'a field that is not answered any more',
      (d) => delete answerOf(d).properties.sequenceNumber,
      /sequenceNumber is gone/,
    ],
    ['a field that may be missing', (d) => (answerOf(d).required = []), /may be missing/],
    ['a status that is gone', (d) => delete post(d).responses['409'], /409 is gone/],
    [
      'a parameter that is required now',
      (d) => ((d.paths['/v1/sequence']!.get!.parameters![1] as { required: boolean }).required = true),
      /elementId is required now/,
    ],
  ])('%s', (_, change, message) => {
    const present = structuredClone(before);
    change(present);
    expect(breakingChanges(before, present).join('\n')).toMatch(message);
  });

  test('an addition is no break', () => {
    const present = structuredClone(before);
    schemaOf(present).properties.note = { type: 'string' };
    answerOf(present).properties.note = { type: 'string' };
    expect(breakingChanges(before, present)).toEqual([]);
  });
});
