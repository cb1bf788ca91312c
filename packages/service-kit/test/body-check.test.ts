import { listOperations, loadContract } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { createBodyCheck } from '../src/http/body-check.ts';
import { createChecks } from '../src/http/validation.ts';

const { document } = loadContract('script');
const { operation } = listOperations(document).find(
  (each) => each.operation.operationId === 'createScriptContentV2',
)!;
const { schema, example } = operation.requestBody!.content['application/json']!;
const checks = createChecks(document);
const check = createBodyCheck(document, checks)(schema);
const pointers = async (body: unknown) => (await check(body)).map(({ instancePath }) => instancePath);
const script = { title: 'A', author: 'B', description: '' };

test('a valid body has no errors', async () => {
  expect(await check(example)).toEqual([]);
});

test('several errors are reported at once, with their places', async () => {
  const sections = [
    { title: 7, level: 'one', actions: [] },
    { title: 'a', level: 1, actions: [{ kind: 'speech' }, { kind: 5, dual: 'no' }] },
  ];
  const found = await pointers({ script, sections });
  for (const each of [
    '/sections/0/title',
    '/sections/0/level',
    '/sections/1/actions/1/kind',
    '/sections/1/actions/1/dual',
  ])
    expect(found).toContain(each);
});

test.each([[null], [[]], ['a'], [{ script, sections: 7 }], [{ script, sections: [null, [], 7] }]])(
  'a body of another shape is an error and not an exception: %j',
  async (body) => expect(await check(body)).not.toEqual([]),
);

test('a list that is too long is one error', async () => {
  const sections = Array.from({ length: 5_001 }, () => 0);
  expect(await pointers({ script, sections })).toEqual(['/sections']);
});

test('at most twenty errors are listed', async () => {
  const actions = Array.from({ length: 20_000 }, () => 0);
  expect(await check({ script, sections: [{ title: 'a', level: 1, actions }] })).toHaveLength(20);
});

test('the check of a large value stops at the first error', () => {
  const errors = checks({ type: 'array', items: { type: 'string' } })(
    Array.from({ length: 200_000 }, () => 0),
  );
  expect(errors).toHaveLength(1);
});

test('other requests run while a long body is checked', async () => {
  const actions = Array.from({ length: 200 }, () => ({ kind: 'direction', description: 'x' }));
  const sections = Array.from({ length: 500 }, () => ({ title: 'a', level: 1, actions }));
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  expect(await check({ script, sections })).toEqual([]);
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
});
