import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

const create = async (body: object, workspace = 'test') =>
  (await service.api('createCharacterV1', { body, workspace })).body;
const read = (characterId: number | string, workspace = 'test') =>
  service.api('getCharacterV1', { params: { characterId }, workspace });

describe('createCharacterV1', () => {
  test('stores the character and says where it is', async () => {
    const fields = { name: 'JULIET', description: 'Daughter to Capulet.' };
    const { status, headers, body } = await service.api('createCharacterV1', { body: fields });
    expect([status, body]).toEqual([201, { characterId: expect.any(Number), ...fields }]);
    expect(headers.location).toBe(`/v1/characters/${body.characterId}`);
    expect((await read(body.characterId)).body).toEqual(body);
  });

  test('a description left out is empty', async () => {
    expect((await create({ name: 'ROMEO' })).description).toBe('');
  });

  test.each([
    'Раневская\nЛюбовь',
    '👩🏽‍🎤',
    'שׁיילוק',
    'e\u0301 is not \u00e9',
    `"'; DROP TABLE characters; --\\`,
  ])('keeps %j as it is', async (name) => {
    const { characterId } = await create({ name, description: name });
    expect((await read(characterId)).body).toEqual({ characterId, name, description: name });
  });

  test('takes names of 500 characters of any kind', async () => {
    const name = Array.from({ length: 500 }, (_, i) => String.fromCodePoint(0x20000 + i * 37)).join('');
    expect((await create({ name })).name).toBe(name);
  });

  test('adds nothing twice for the same Idempotency-Key or requestId', async () => {
    const workspace = 'once';
    const body = { name: 'NURSE' };
    const first = await service.api('createCharacterV1', {
      body,
      workspace,
      headers: { 'idempotency-key': 'k1' },
    });
    const again = await service.api('createCharacterV1', { body: { ...body, requestId: 'k1' }, workspace });
    expect([again.status, again.body, again.headers.location]).toEqual([
      201,
      first.body,
      first.headers.location,
    ]);
    expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
    expect((await service.api('listCharactersV1', { workspace })).body).toHaveLength(1);
  });

  test('refuses a key that was used with another request', async () => {
    await create({ name: 'PETER', requestId: 'k2' });
    const { status, body } = await service.api('createCharacterV1', {
      body: { name: 'PARIS', requestId: 'k2' },
    });
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  test.each([
    ['no body', undefined, undefined],
    ['a missing name', {}, '/name'],
    ['an empty name', { name: '' }, '/name'],
    ['a name of 501 characters', { name: 'x'.repeat(501) }, '/name'],
    ['a name that is no text', { name: 1 }, '/name'],
    ['null', { name: 'x', description: null }, '/description'],
    ['a description over 100,000', { name: 'x', description: 'x'.repeat(100_001) }, '/description'],
    ['a field of v2', { name: 'x', aliases: [] }, '/aliases'],
    ['a bad key', { name: 'x', requestId: 'white space' }, '/requestId'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createCharacterV1', { body });
    expect(answer.status).toBe(400);
    if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
  });
});

describe('listCharactersV1', () => {
  test('lists the workspace’s characters in the order they were added', async () => {
    const workspace = 'list';
    for (const name of ['TYBALT', 'ABRAM', 'GREGORY']) await create({ name }, workspace);
    const { status, headers, body } = await service.api('listCharactersV1', { workspace });
    expect([status, headers.link]).toEqual([200, undefined]);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['TYBALT', 'ABRAM', 'GREGORY']);
  });

  test('is empty where there is none', async () => {
    expect((await service.api('listCharactersV1', { workspace: 'nobody' })).body).toEqual([]);
  });

  test('a list of over 1,000 leads on by its Link header', async () => {
    const workspace = 'long';
    const characters = Array.from({ length: 1002 }, (_, i) => ({ name: `CITIZEN ${i}` }));
    await service.api('createCharactersV2', { body: { characters }, workspace });
    const first = await service.api('listCharactersV1', { workspace });
    const next = new URL(/<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!, 'http://x');
    expect(next.pathname).toBe('/v1/characters');
    const query = Object.fromEntries(next.searchParams);
    const second = await service.api('listCharactersV1', { query, workspace });
    expect(first.body).toHaveLength(1000);
    expect([...first.body, ...second.body].map(({ name }) => name)).toEqual(
      characters.map(({ name }) => name),
    );
    expect(second.headers.link).toBeUndefined();
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { cursor: '' }, { limit: 1 }])(
    'refuses the query %j',
    async (query) => {
      const { status, body } = await service.api('listCharactersV1', { query });
      expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
    },
  );
});

describe('getCharacterV1', () => {
  test('answers 404 alike for what never was and what is another workspace’s', async () => {
    const { characterId } = await create({ name: 'SECRET' }, 'elsewhere');
    const never = await read(9_007_199_254_740_991);
    const theirs = await read(characterId);
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each(['1e3', '0', '-1', '1.5', '9007199254740993', '0x1', '+1', 'juliet'])(
    'refuses the id %s',
    async (characterId) => {
      const { status, body } = await read(characterId);
      expect([status, body.errors[0].pointer]).toEqual([400, 'characterId']);
    },
  );
});

describe('replaceCharacterV1', () => {
  const replace = (characterId: number, body: object) =>
    service.api('replaceCharacterV1', { params: { characterId }, body });

  test('sets both fields; a description left out becomes empty', async () => {
    const { characterId } = await create({ name: 'JULIA', description: 'Nearly fourteen.' });
    const { status, body } = await replace(characterId, { name: 'JULIET' });
    expect([status, body]).toEqual([200, { characterId, name: 'JULIET', description: '' }]);
    expect((await read(characterId)).body).toEqual(body);
  });

  test('leaves alone what v1 does not know, and counts as a write', async () => {
    const more = { aliases: ['Lady Juliet'], attributes: { house: 'Capulet' } };
    const { body } = await service.api('createCharacterV2', { body: { name: 'JULIA', ...more } });
    await replace(body.characterId, { name: 'JULIET' });
    const now = await service.api('getCharacterV2', { params: { characterId: body.characterId } });
    expect(now.body).toMatchObject({ name: 'JULIET', ...more, version: 2 });
  });

  test('answers 404 for another workspace’s character and leaves it as it is', async () => {
    const theirs = await create({ name: 'THEIRS' }, 'elsewhere');
    expect((await replace(theirs.characterId, { name: 'OURS' })).status).toBe(404);
    expect((await read(theirs.characterId, 'elsewhere')).body).toEqual(theirs);
  });

  test('refuses a body without a name', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const { status, body } = await replace(characterId, { description: '' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/name']);
  });
});

describe('deleteCharacterV1', () => {
  const remove = (characterId: number) => service.api('deleteCharacterV1', { params: { characterId } });

  test('deletes the character, and answers 404 the second time', async () => {
    const { characterId } = await create({ name: 'MERCUTIO' });
    expect((await remove(characterId)).status).toBe(204);
    expect((await read(characterId)).status).toBe(404);
    expect((await remove(characterId)).status).toBe(404);
  });

  test('answers 404 for another workspace’s character and leaves it there', async () => {
    const theirs = await create({ name: 'THEIRS' }, 'elsewhere');
    expect((await remove(theirs.characterId)).status).toBe(404);
    expect((await read(theirs.characterId, 'elsewhere')).status).toBe(200);
  });
});
