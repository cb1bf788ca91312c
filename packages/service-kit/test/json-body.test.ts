import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../src/http/json-body.ts';

const parse = (text: string | Buffer) => parseJson(Buffer.from(text as string));

describe('valid JSON', () => {
  test('equals the result of JSON.parse, with any spacing', async () => {
    const value = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).filter(isTaken);
    const property = fc.asyncProperty(value, fc.constantFrom(undefined, 1, '\t'), async (given, indent) => {
      const text = JSON.stringify(given, null, indent);
      expect(await parse(text)).toEqual(JSON.parse(text));
    });
    await fc.assert(property, { numRuns: 500 });
  });

  test.each([
    ['1e2', 100],
    ['-0.5E+1', -5],
    ['"\\u00e9\\ud83c\\udfad\\/\\n\\""', 'é🎭/\n"'],
    [' \r\n\t[ 1 , [ ] , { } ]\n', [1, [], {}]],
    ['{"toString":1,"hasOwnProperty":2,"10":3,"9":4}', { toString: 1, hasOwnProperty: 2, 10: 3, 9: 4 }],
  ])('%s', async (text, value) => {
    expect(await parse(text)).toEqual(value);
  });
});

test('a text is refused exactly when JSON.parse refuses it', async () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    '1',
    '-',
    '.',
    'e',
    '0',
    'true',
    'nul',
    ' ',
    '\n',
    '\u0001',
  ];
  const texts = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((each) => each.join(''));
  const property = fc.asyncProperty(texts, async (text) => {
    const [own, natives] = [
      await outcome(() => parse(text)),
      await outcome(async () => JSON.parse(text) as unknown),
    ];
    // For these reasons the reader refuses texts that JSON.parse accepts.
    if (['empty_body', 'duplicate_key', 'invalid_request'].includes(own.code)) return;
    expect({ text, code: own.code }).toEqual({ text, code: natives.code === '' ? '' : 'malformed_json' });
  });
  await fc.assert(property, { numRuns: 5_000 });
});

describe('refused with 400:', () => {
  const items = (count: number) => `[${'0,'.repeat(count - 1)}0]`;
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const fields = (count: number) => `{${Array.from({ length: count }, (_, i) => `"f${i}":0`).join(',')}}`;

  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'empty_body'],
    ['blanks', ' \n ', 'empty_body'],
    ['a byte order mark', '\uFEFF{}', 'byte_order_mark'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'invalid_utf8'],
    ['what ends too early', '{"a":[1,', 'malformed_json'],
    ['a key twice, written in two ways', '{"a":1,"b":{},"\\u0061":2}', 'duplicate_key'],
    ['__proto__', '[{"__proto__":{}}]', 'forbidden_key'],
    ['NUL', '"\\u0000"', 'bad_text'],
    ['half a surrogate pair in a key', '{"\\udc00":1}', 'bad_text'],
    ['an integer that is not exact', '[9007199254740993]', 'invalid_request'],
    ['a number without end', `1${'0'.repeat(100_000)}`, 'invalid_request'],
    ['infinity', '1e999', 'invalid_request'],
    ['65 levels', nested(65), 'nested_too_deep'],
    ['1,001 fields', fields(1_001), 'too_many_fields'],
    ['too many items', items(500_000), 'too_many_items'],
  ])('%s', async (_, text, code) => {
    await expect(parse(text)).rejects.toMatchObject({ status: 400, code });
  });

  test.each([nested(64), fields(1_000), items(499_999)])('a value at the limit is accepted', async (text) => {
    expect(await parse(text)).toEqual(JSON.parse(text));
  });

  test('an error has a line and column, or a pointer to a number', async () => {
    await expect(parse('{\n  "a": 1,\n  b: 2 }')).rejects.toThrow('line 3, column 3');
    await expect(parse('{"a":[{},{"b":[0,1e999]}]}')).rejects.toMatchObject({
      errors: [{ pointer: '/a/1/b/1' }],
    });
  });
});

test('8 MiB of numbers are refused before they are built', async () => {
  const body = Buffer.from(`{"text":[${'0,'.repeat(4_194_000)}0]}`);
  const before = process.memoryUsage().heapUsed;
  await expect(parse(body)).rejects.toMatchObject({ status: 400, code: 'too_many_items' });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 2 ** 20);
});

test('other requests run while a large body is parsed', async () => {
  const body = Buffer.from(
    JSON.stringify(Array.from({ length: 100_000 }, (_, i) => ({ i, text: `line ${i}` }))),
  );
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  await parse(body);
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
});

/** The reader refuses values that PostgreSQL or a JavaScript number cannot hold. */
function isTaken(value: unknown): boolean {
  const text = JSON.stringify(value);
  const numbers = text.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
  return (
    !/\\u0000|\\ud[89a-f]|__proto__|"constructor"|"prototype"/i.test(text) &&
    numbers.every((number) => !Number.isInteger(Number(number)) || Number.isSafeInteger(Number(number)))
  );
}

async function outcome(run: () => Promise<unknown>): Promise<{ code: string }> {
  try {
    await run();
    return { code: '' };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? 'malformed_json' };
  }
}
