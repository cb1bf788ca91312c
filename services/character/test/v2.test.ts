import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

const juliet = {
  name: 'JULIET',
  description: 'Daughter to Capulet.',
  aliases: ['Lady Juliet'],
  attributes: { house: 'Capulet', age: 13 },
};
const create = async (body: object = juliet, workspace = 'test') =>
  (await service.api('createCharacterV2', { body, workspace })).body;
const read = (characterId: number, headers = {}, workspace = 'test') =>
  service.api('getCharacterV2', { params: { characterId }, headers, workspace });
const list = async (query: object, workspace: string) =>
  (await service.api('listCharactersV2', { query: { ...query }, workspace })).body;
const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('createCharacterV2', () => {
  test('stores the character, with version, times, Location and ETag', async () => {
    const { status, headers, body } = await service.api('createCharacterV2', { body: juliet });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...juliet, version: 1 });
    expect(body.createdAt).toBe(body.updatedAt);
    expect([headers.location, headers.etag]).toEqual([`/v2/characters/${body.characterId}`, '"1"']);
    expect((await read(body.characterId)).body).toEqual(body);
  });

  test('what is left out is empty', async () => {
    expect(await create({ name: 'ROMEO' })).toMatchObject({ description: '', aliases: [], attributes: {} });
  });

  test('keeps aliases and attributes as they are', async () => {
    const fields = {
      name: 'FOOL',
      aliases: ['a,b', '"quoted"', 'back\\slash', '{}', 'NULL', 'Шут', '🤡', ' ', "l'autre\n"],
      attributes: { nested: { list: [1, null, 'x', { y: [] }], no: false, half: 0.5 }, '': '', 'a.b': 1e21 },
    };
    const { characterId } = await create(fields);
    expect((await read(characterId)).body).toMatchObject(fields);
    expect((await read(characterId)).body.attributes).toEqual(fields.attributes);
  });

  test('adds nothing twice for the same key, and says what it said', async () => {
    const workspace = 'once';
    const request = { body: { ...juliet, requestId: 'k1' }, workspace };
    const first = await service.api('createCharacterV2', request);
    const again = await service.api('createCharacterV2', request);
    expect(again.body).toEqual(first.body);
    expect([again.headers.etag, again.headers['idempotency-replayed']]).toEqual(['"1"', 'true']);
    expect((await list({}, workspace)).items).toHaveLength(1);
  });

  test.each([
    ['an empty alias', { name: 'x', aliases: [''] }, '/aliases/0'],
    ['an alias that is no text', { name: 'x', aliases: ['a', 1] }, '/aliases/1'],
    ['101 aliases', { name: 'x', aliases: Array.from({ length: 101 }, (_, i) => `alias ${i}`) }, '/aliases'],
    ['attributes that are a list', { name: 'x', attributes: [] }, '/attributes'],
    ['an id of one’s own', { name: 'x', characterId: 1 }, '/characterId'],
    ['a version', { name: 'x', version: 1 }, '/version'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('createCharacterV2', { body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('createCharactersV2', () => {
  const cast = (length: number) => Array.from({ length }, (_, i) => ({ name: `CITIZEN ${length - i}` }));
  const batch = (body: object, workspace = 'test') => service.api('createCharactersV2', { body, workspace });

  test('adds 2,000 at once and answers them in the order they were sent', async () => {
    const workspace = 'crowd';
    const characters = cast(2000);
    const { status, body } = await batch({ characters }, workspace);
    expect(status).toBe(201);
    expect(names(body.items)).toEqual(names(characters));
    const page = await list({ limit: 200 }, workspace);
    expect(page.items).toEqual(body.items.slice(0, 200));
  });

  test('keeps their order when several batches run at once', async () => {
    const characters = cast(300);
    const answers = await Promise.all(Array.from({ length: 4 }, () => batch({ characters })));
    for (const { body } of answers) expect(names(body.items)).toEqual(names(characters));
  });

  test('takes every field of each, and fills what is left out', async () => {
    const { body } = await batch({ characters: [juliet, { name: 'ROMEO' }] });
    expect(body.items).toMatchObject([
      { ...juliet, version: 1 },
      { name: 'ROMEO', description: '', aliases: [], attributes: {}, version: 1 },
    ]);
  });

  test('adds nothing when one is not valid, and says which', async () => {
    const workspace = 'nothing';
    const { status, body } = await batch({ characters: [juliet, { name: '' }, juliet] }, workspace);
    expect([status, body.errors[0].pointer]).toEqual([400, '/characters/1/name']);
    expect((await list({}, workspace)).items).toEqual([]);
  });

  test('adds nothing twice for the same key', async () => {
    const workspace = 'batch-once';
    const body = { characters: cast(3), requestId: 'b1' };
    const first = await batch(body, workspace);
    const again = await batch(body, workspace);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await list({}, workspace)).items).toHaveLength(3);
  });

  test.each([0, 2001])('refuses %i characters', async (length) => {
    const { status, body } = await batch({ characters: cast(length) });
    expect([status, body.errors[0].pointer]).toEqual([400, '/characters']);
  });
});

describe('listCharactersV2', () => {
  test('pages through all, stable while others are added and deleted', async () => {
    const workspace = 'pages';
    for (const name of ['A', 'B', 'C', 'D', 'E']) await create({ name }, workspace);
    const seen: { name: string; characterId: number }[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) }, workspace);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      if (seen.length < 5) await create({ name: 'LATE' }, workspace);
      await service.api('deleteCharacterV2', {
        params: { characterId: seen.at(-1)!.characterId },
        workspace,
      });
      cursor = page.nextCursor;
    } while (cursor);
    expect(names(seen)).toEqual(['A', 'B', 'C', 'D', 'E', 'LATE', 'LATE']);
  });

  test('a last page that is full has no cursor', async () => {
    for (const name of ['A', 'B']) await create({ name }, 'full');
    expect((await list({ limit: 2 }, 'full')).nextCursor).toBeNull();
  });

  test('holds 50 unless told', async () => {
    const characters = Array.from({ length: 51 }, (_, i) => ({ name: `${i}` }));
    await service.api('createCharactersV2', { body: { characters }, workspace: 'fifty' });
    expect((await list({}, 'fifty')).items).toHaveLength(50);
  });

  test('gives the characters of the ids, and leaves out those that are not there', async () => {
    const workspace = 'ids';
    const [a, b, c] = [await create({ name: 'A' }, workspace), await create({ name: 'B' }, workspace)].concat(
      await create({ name: 'C' }, 'elsewhere'),
    );
    const ids = [b.characterId, 999_999_999, c.characterId, a.characterId, a.characterId];
    expect(await list({ ids }, workspace)).toEqual({ items: [a, b], nextCursor: null });
    expect((await list({ ids: c.characterId }, workspace)).items).toEqual([]);
  });

  test('finds exact names only, and combines its filters', async () => {
    const workspace = 'names';
    const all = [];
    for (const name of ['JULIET', 'ROMEO', 'JULIET', 'juliet', 'JULIET ', '100%'])
      all.push(await create({ name }, workspace));
    expect((await list({ name: 'JULIET' }, workspace)).items).toEqual([all[0], all[2]]);
    expect((await list({ name: 'JULIE%' }, workspace)).items).toEqual([]);
    expect((await list({ name: '100%' }, workspace)).items).toEqual([all[5]]);
    const ids = [all[1].characterId, all[2].characterId];
    expect((await list({ name: 'JULIET', ids }, workspace)).items).toEqual([all[2]]);
    const first = await list({ name: 'JULIET', limit: 1 }, workspace);
    const second = await list({ name: 'JULIET', limit: 1, cursor: first.nextCursor }, workspace);
    expect([first.items, second.items, second.nextCursor]).toEqual([[all[0]], [all[2]], null]);
  });

  test('shows nothing of another workspace', async () => {
    await create();
    expect(await list({}, 'nobody')).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['cursor', 'x'],
    ['cursor', 'WyJhIl0'],
    ['limit', 0],
    ['limit', 201],
    ['limit', 'ten'],
    ['name', ''],
    ['ids', ''],
    ['ids', '1,x'],
    ['ids', '0'],
    ['ids', Array.from({ length: 201 }, (_, i) => i + 1)],
    ['title', 'x'],
  ])('refuses %s=%s', async (name, value) => {
    const { status, body } = await service.api('listCharactersV2', { query: { [name]: value } });
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toMatch(new RegExp(`^${name}`));
  });

  test('refuses a name that no text can be', async () => {
    expect((await service.api('listCharactersV2', { query: { name: 'a\0b' } })).status).toBe(400);
  });
});

describe('getCharacterV2', () => {
  test('answers 304 to the ETag it gave, until the character changes', async () => {
    const { characterId } = await create();
    const headers = { 'if-none-match': String((await read(characterId)).headers.etag) };
    const unchanged = await read(characterId, headers);
    expect([unchanged.status, unchanged.body, unchanged.headers.etag]).toEqual([304, undefined, '"1"']);
    await service.api('updateCharacterV2', { params: { characterId }, body: { description: 'Changed.' } });
    expect((await read(characterId, headers)).status).toBe(200);
  });

  test('answers 404 alike for what never was and what is another workspace’s', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    const never = await read(999_999_999);
    const theirs = await read(characterId, { 'if-none-match': '"1"' });
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });
});

describe('replaceCharacterV2', () => {
  const replace = (characterId: number, body: object, headers = {}) =>
    service.api('replaceCharacterV2', { params: { characterId }, body, headers });

  test('sets all fields; what is left out becomes empty', async () => {
    const before = await create();
    const { status, headers, body } = await replace(before.characterId, { name: 'ROSALINE' });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({
      name: 'ROSALINE',
      description: '',
      aliases: [],
      attributes: {},
      version: 2,
    });
    expect(body.createdAt).toBe(before.createdAt);
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(before.updatedAt));
    expect((await read(before.characterId)).body).toEqual(body);
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { characterId } = await create();
    expect((await replace(characterId, { name: 'B' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await replace(characterId, { name: 'C' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await replace(characterId, { name: 'C', version: 1 })).status).toBe(409);
    expect((await read(characterId)).body).toMatchObject({ name: 'B', version: 2 });
    expect((await replace(characterId, { name: 'D', version: 2 })).body.version).toBe(3);
  });

  test('answers 404 before it looks at conditions', async () => {
    const theirs = await create(juliet, 'elsewhere');
    expect((await replace(theirs.characterId, { name: 'X' }, { 'if-match': '"9"' })).status).toBe(404);
    expect((await read(theirs.characterId, {}, 'elsewhere')).body).toEqual(theirs);
  });

  test('refuses a body without a name', async () => {
    const { characterId } = await create();
    const { status, body } = await replace(characterId, { aliases: [] });
    expect([status, body.errors[0].pointer]).toEqual([400, '/name']);
  });
});

describe('updateCharacterV2', () => {
  const update = (characterId: number, body: object, headers = {}) =>
    service.api('updateCharacterV2', { params: { characterId }, body, headers });

  test.each([
    ['name', 'ROSALINE'],
    ['description', ''],
    ['aliases', []],
    ['attributes', { age: 14 }],
  ])('changes %s and leaves the rest', async (field, value) => {
    const { characterId } = await create();
    const { status, headers, body } = await update(characterId, { [field]: value });
    expect([status, headers.etag]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ ...juliet, [field]: value, version: 2 });
    expect(body.attributes).toEqual(field === 'attributes' ? value : juliet.attributes);
    expect((await read(characterId)).body).toEqual(body);
  });

  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const { characterId } = await create();
    await update(characterId, { name: 'B', version: 1 });
    const stale = await update(characterId, { name: 'C' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_etag']);
    const staleVersion = await update(characterId, { name: 'C', version: 1 });
    expect([staleVersion.status, staleVersion.body.code]).toEqual([409, 'stale_version']);
    expect((await read(characterId)).body).toMatchObject({ name: 'B', version: 2 });
  });

  test('of many at once that read the same version, one wins', async () => {
    const { characterId } = await create();
    // So that every connection is open and they do run at once.
    await Promise.all(Array.from({ length: 10 }, () => read(characterId)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => update(characterId, { name: `${i}` }, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 412),
    ]);
    expect((await read(characterId)).body.version).toBe(2);
  });

  test('many at once without a condition all count', async () => {
    const { characterId } = await create();
    await Promise.all(Array.from({ length: 10 }, () => update(characterId, { description: 'x' })));
    expect((await read(characterId)).body.version).toBe(11);
  });

  test('answers 404 for another workspace’s character and leaves it as it is', async () => {
    const theirs = await create(juliet, 'elsewhere');
    expect((await update(theirs.characterId, { name: 'OURS' })).status).toBe(404);
    expect((await read(theirs.characterId, {}, 'elsewhere')).body).toEqual(theirs);
  });

  test.each([
    ['nothing', {}, ''],
    ['an empty name', { name: '' }, '/name'],
    ['null', { attributes: null }, '/attributes'],
    ['an unknown field', { characterId: 2 }, '/characterId'],
  ])('refuses %s', async (_, change, pointer) => {
    const { characterId } = await create();
    const { status, body } = await update(characterId, change);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('deleteCharacterV2', () => {
  const remove = (characterId: number, headers = {}) =>
    service.api('deleteCharacterV2', { params: { characterId }, headers });

  test('is conditional, and 404 for what is not there', async () => {
    const { characterId } = await create();
    expect((await remove(characterId, { 'if-match': '"7"' })).status).toBe(412);
    expect((await read(characterId)).status).toBe(200);
    expect((await remove(characterId, { 'if-match': '"1"' })).status).toBe(204);
    expect((await remove(characterId)).status).toBe(404);
    expect((await remove(characterId, { 'if-match': '"1"' })).status).toBe(404);
  });

  test('answers 404 for another workspace’s character and leaves it there', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    expect((await remove(characterId)).status).toBe(404);
    expect((await read(characterId, {}, 'elsewhere')).status).toBe(200);
  });

  test('never gives its id to another', async () => {
    const { characterId } = await create();
    await remove(characterId);
    expect((await create()).characterId).toBeGreaterThan(characterId);
  });
});
