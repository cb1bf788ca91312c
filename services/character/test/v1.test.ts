import { inWorkspace } from '@fountainai/service-kit';
import { describe, expect, test } from 'vitest';
import { paraphrases } from '../src/tables.ts';
import { setUp } from './setup.ts';

const service = setUp();

const create = async (body: object, workspace = 'test') =>
  (await service.api('createCharacterV1', { body, workspace })).body;
const read = (characterId: number | string, workspace = 'test') =>
  service.api('getCharacterV1', { params: { characterId }, workspace });

const appear = (headingId: number | string, body: object, workspace = 'test') =>
  service.api('addSectionCharacterV1', { params: { headingId }, body, workspace });
const listSection = (headingId: number, workspace = 'test', query = {}) =>
  service.api('listSectionCharactersV1', { params: { headingId }, query, workspace });
const addParaphrase = (characterId: number, body: object = { text: 'A girl.' }, workspace = 'test') =>
  service.api('createCharacterParaphraseV1', { params: { characterId }, body, workspace });
const listParaphrases = (characterId: number, workspace = 'test', query = {}) =>
  service.api('listCharacterParaphrasesV1', { params: { characterId }, query, workspace });
/** The URL of the Link header of a long list. */
const nextOf = (link: unknown) => new URL(/<([^>]+)>; rel="next"/.exec(String(link))![1]!, 'http://x');

describe('createCharacterV1', () => {
  test('stores the character and returns its Location', async () => {
    const fields = { name: 'JULIET', description: 'Daughter to Capulet.' };
    const { status, headers, body } = await service.api('createCharacterV1', { body: fields });
    expect([status, body]).toEqual([201, { characterId: expect.any(Number), ...fields }]);
    expect(headers.location).toBe(`/v1/characters/${body.characterId}`);
    expect((await read(body.characterId)).body).toEqual(body);
  });

  test('a missing description is empty', async () => {
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

  test('accepts names of 500 characters of any script', async () => {
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

  test('refuses a key of another request', async () => {
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

  test('is empty in a new workspace', async () => {
    expect((await service.api('listCharactersV1', { workspace: 'nobody' })).body).toEqual([]);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const workspace = 'long';
    const characters = Array.from({ length: 1002 }, (_, i) => ({ name: `CITIZEN ${i}` }));
    await service.api('createCharactersV2', { body: { characters }, workspace });
    const first = await service.api('listCharactersV1', { workspace });
    const next = nextOf(first.headers.link);
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
  test('answers the same 404 for unknown ids and another workspace’s', async () => {
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

  test('sets both fields; a missing description becomes empty', async () => {
    const { characterId } = await create({ name: 'JULIA', description: 'Nearly fourteen.' });
    const { status, body } = await replace(characterId, { name: 'JULIET' });
    expect([status, body]).toEqual([200, { characterId, name: 'JULIET', description: '' }]);
    expect((await read(characterId)).body).toEqual(body);
  });

  test('keeps the fields of v2, and counts as a write', async () => {
    const more = { aliases: ['Lady Juliet'], attributes: { house: 'Capulet' } };
    const { body } = await service.api('createCharacterV2', { body: { name: 'JULIA', ...more } });
    await replace(body.characterId, { name: 'JULIET' });
    const now = await service.api('getCharacterV2', { params: { characterId: body.characterId } });
    expect(now.body).toMatchObject({ name: 'JULIET', ...more, version: 2 });
  });

  test('answers 404 for another workspace’s character and does not change it', async () => {
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

  test('deletes its appearances and paraphrases, and no others', async () => {
    const [gone, stays] = [await create({ name: 'GONE' }), await create({ name: 'STAYS' })];
    for (const { characterId } of [gone, stays]) {
      await appear(900, { characterId });
      await addParaphrase(characterId);
    }
    await remove(gone.characterId);
    expect((await listSection(900)).body).toEqual([stays]);
    expect((await listParaphrases(gone.characterId)).status).toBe(404);
    expect((await listParaphrases(stays.characterId)).body).toHaveLength(1);
  });

  test('answers 404 for another workspace’s character and keeps it', async () => {
    const theirs = await create({ name: 'THEIRS' }, 'elsewhere');
    expect((await remove(theirs.characterId)).status).toBe(404);
    expect((await read(theirs.characterId, 'elsewhere')).status).toBe(200);
  });
});

describe('addSectionCharacterV1', () => {
  test('adds the character to the section with its Location, and answers 200 for a repeat', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const first = await appear(11, { characterId });
    expect([first.status, first.body]).toEqual([201, { headingId: 11, characterId }]);
    expect(first.headers.location).toBe(`/v1/sections/11/characters/${characterId}`);
    const again = await appear(11, { characterId });
    expect([again.status, again.body, again.headers.location]).toEqual([200, first.body, undefined]);
    expect((await listSection(11)).body).toHaveLength(1);
  });

  test('a character may appear in many sections', async () => {
    const juliet = await create({ name: 'JULIET' });
    for (const headingId of [12, 13]) await appear(headingId, { characterId: juliet.characterId });
    for (const headingId of [12, 13]) expect((await listSection(headingId)).body).toEqual([juliet]);
  });

  test('repeats the first answer, 201, for the same key', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const first = await appear(14, { characterId, requestId: 'a1' });
    const again = await appear(14, { characterId, requestId: 'a1' });
    expect([again.status, again.body, again.headers.location]).toEqual([
      201,
      first.body,
      first.headers.location,
    ]);
    expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
    expect((await appear(15, { characterId, requestId: 'a1' })).status).toBe(422);
    expect((await listSection(15)).body).toEqual([]);
  });

  test('answers the same 404 for an unknown character and another workspace’s', async () => {
    const { characterId } = await create({ name: 'SECRET' }, 'elsewhere');
    const never = await appear(16, { characterId: 9_007_199_254_740_991 });
    const theirs = await appear(16, { characterId });
    expect([never.status, never.body.code]).toEqual([404, 'not_found']);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    for (const workspace of ['test', 'elsewhere'])
      expect((await listSection(16, workspace)).body).toEqual([]);
  });

  test.each([
    ['a missing character', {}, '/characterId'],
    ['a character that is no number', { characterId: '2' }, '/characterId'],
    ['a character of 0', { characterId: 0 }, '/characterId'],
    ['an unknown field', { characterId: 2, headingId: 11 }, '/headingId'],
    ['a bad key', { characterId: 2, requestId: 'white space' }, '/requestId'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await appear(11, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  test('refuses a section with an invalid id', async () => {
    const { status, body } = await appear('balcony', { characterId: 2 });
    expect([status, body.errors[0].pointer]).toEqual([400, 'headingId']);
  });
});

describe('listSectionCharactersV1', () => {
  test('lists them in the order they were added to the section', async () => {
    const cast = [];
    for (const name of ['ROMEO', 'JULIET', 'NURSE']) cast.push(await create({ name }));
    for (const i of [2, 0, 1]) await appear(21, { characterId: cast[i].characterId });
    const { status, headers, body } = await listSection(21);
    expect([status, headers.link, body]).toEqual([200, undefined, [cast[2], cast[0], cast[1]]]);
  });

  test('is empty for an unknown section, and for another workspace', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    await appear(22, { characterId });
    expect((await listSection(23)).body).toEqual([]);
    expect((await listSection(22, 'elsewhere')).body).toEqual([]);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const workspace = 'crowded';
    const characters = Array.from({ length: 1002 }, (_, i) => ({ name: `CITIZEN ${i}` }));
    const { body } = await service.api('createCharactersV2', { body: { characters }, workspace });
    const ids = body.items.map(({ characterId }: { characterId: number }) => characterId).toReversed();
    const appearances = ids.map((characterId: number) => ({ headingId: 24, characterId }));
    await service.api('createAppearancesV2', { body: { appearances }, workspace });
    const first = await listSection(24, workspace);
    const next = nextOf(first.headers.link);
    expect([first.body.length, next.pathname]).toEqual([1000, '/v1/sections/24/characters']);
    const second = await listSection(24, workspace, Object.fromEntries(next.searchParams));
    expect([...first.body, ...second.body].map(({ characterId }) => characterId)).toEqual(ids);
    expect(second.headers.link).toBeUndefined();
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 1 }])('refuses the query %j', async (query) => {
    const { status, body } = await listSection(21, 'test', query);
    expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
  });
});

describe('removeSectionCharacterV1', () => {
  const remove = (headingId: number, characterId: number | string) =>
    service.api('removeSectionCharacterV1', { params: { headingId, characterId } });

  test('takes the character out of that section only, and answers 404 the second time', async () => {
    const juliet = await create({ name: 'JULIET' });
    const { characterId } = juliet;
    for (const headingId of [31, 32]) await appear(headingId, { characterId });
    expect((await remove(31, characterId)).status).toBe(204);
    expect((await listSection(31)).body).toEqual([]);
    expect((await listSection(32)).body).toEqual([juliet]);
    expect((await read(characterId)).status).toBe(200);
    expect((await remove(31, characterId)).status).toBe(404);
    expect((await appear(31, { characterId })).status).toBe(201);
  });

  test('answers the same 404 for unknown ids and another workspace’s, and deletes nothing', async () => {
    const { characterId } = await create({ name: 'THEIRS' }, 'elsewhere');
    await appear(33, { characterId }, 'elsewhere');
    const [never, theirs] = [await remove(33, 999_999_999), await remove(33, characterId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listSection(33, 'elsewhere')).body).toHaveLength(1);
  });

  test('refuses a character with an invalid id', async () => {
    const { status, body } = await remove(31, 'juliet');
    expect([status, body.errors[0].pointer]).toEqual([400, 'characterId']);
  });
});

describe('createCharacterParaphraseV1', () => {
  test('stores the paraphrase, says where it is and leaves the character as it is', async () => {
    const juliet = await create({ name: 'JULIET', description: 'Daughter to Capulet.' });
    const { characterId } = juliet;
    const fields = { text: 'Ein Mädchen,\nmutiger als ihr Haus 🎭', commentary: 'For the programme.' };
    const { status, headers, body } = await addParaphrase(characterId, fields);
    const paraphraseId = expect.any(Number);
    expect([status, body]).toEqual([201, { paraphraseId, originalId: characterId, ...fields }]);
    expect(headers.location).toBe(`/v1/paraphrases/${body.paraphraseId}`);
    expect((await listParaphrases(characterId)).body).toEqual([body]);
    expect((await read(characterId)).body).toEqual(juliet);
  });

  test('a missing commentary is empty, and the same text may be there twice', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const [first, second] = [await addParaphrase(characterId), await addParaphrase(characterId)];
    expect(first.body.commentary).toBe('');
    expect(second.body.paraphraseId).toBeGreaterThan(first.body.paraphraseId);
  });

  test('adds nothing twice for the same key', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const body = { text: 'A girl.', requestId: 'p1' };
    const [first, again] = [await addParaphrase(characterId, body), await addParaphrase(characterId, body)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([again.headers.location, again.headers['idempotency-replayed']]).toEqual([
      first.headers.location,
      'true',
    ]);
    expect((await addParaphrase(characterId, { ...body, text: 'Another.' })).status).toBe(422);
    expect((await listParaphrases(characterId)).body).toHaveLength(1);
  });

  test('answers the same 404 for an unknown character and another workspace’s', async () => {
    const { characterId } = await create({ name: 'SECRET' }, 'elsewhere');
    const [never, theirs] = [await addParaphrase(999_999_999), await addParaphrase(characterId)];
    expect([never.status, never.body.code]).toEqual([404, 'not_found']);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listParaphrases(characterId, 'elsewhere')).body).toEqual([]);
  });

  test.each([
    ['a missing text', { commentary: 'x' }, '/text'],
    ['an empty text', { text: '' }, '/text'],
    ['a text over 100,000', { text: 'x'.repeat(100_001) }, '/text'],
    ['null', { text: 'x', commentary: null }, '/commentary'],
    ['an original of one’s own', { text: 'x', originalId: 2 }, '/originalId'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const { characterId } = await create({ name: 'JULIET' });
    const answer = await addParaphrase(characterId, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('listCharacterParaphrasesV1', () => {
  test('lists the character’s own in the order they were added', async () => {
    const [juliet, romeo] = [await create({ name: 'JULIET' }), await create({ name: 'ROMEO' })];
    const texts = ['C', 'A', 'B'];
    for (const text of texts) {
      await addParaphrase(juliet.characterId, { text });
      await addParaphrase(romeo.characterId, { text: 'His.' });
    }
    const { status, headers, body } = await listParaphrases(juliet.characterId);
    expect([status, headers.link]).toEqual([200, undefined]);
    expect(body.map(({ text }: { text: string }) => text)).toEqual(texts);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const workspace = 'wordy';
    const { characterId } = await create({ name: 'POLONIUS' }, workspace);
    const rows = Array.from({ length: 1002 }, (_, i) => ({
      workspaceId: workspace,
      paraphraseId: i + 1,
      originalId: characterId,
      text: `${i}`,
      commentary: '',
    }));
    await inWorkspace(service.database, workspace, (db) => db.insert(paraphrases).values(rows));
    const first = await listParaphrases(characterId, workspace);
    const next = nextOf(first.headers.link);
    expect(first.body).toHaveLength(1000);
    expect(next.pathname).toBe(`/v1/characters/${characterId}/paraphrases`);
    const second = await listParaphrases(characterId, workspace, Object.fromEntries(next.searchParams));
    expect([...first.body, ...second.body]).toMatchObject(rows.map(({ text }) => ({ text })));
    expect(second.headers.link).toBeUndefined();
  });

  test('is empty for a character without, 404 for none and for another workspace’s', async () => {
    const [ours, theirs] = [await create({ name: 'A' }), await create({ name: 'B' }, 'elsewhere')];
    expect((await listParaphrases(ours.characterId)).body).toEqual([]);
    const [never, hidden] = [await listParaphrases(999_999_999), await listParaphrases(theirs.characterId)];
    expect(never.status).toBe(404);
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 1 }])('refuses the query %j', async (query) => {
    const { characterId } = await create({ name: 'JULIET' });
    const { status, body } = await listParaphrases(characterId, 'test', query);
    expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
  });
});

describe('deleteParaphraseV1', () => {
  const remove = (paraphraseId: number | string) =>
    service.api('deleteParaphraseV1', { params: { paraphraseId } });

  test('deletes that one only, and answers 404 the second time', async () => {
    const { characterId } = await create({ name: 'JULIET' });
    const [gone, stays] = [await addParaphrase(characterId), await addParaphrase(characterId)];
    expect((await remove(gone.body.paraphraseId)).status).toBe(204);
    expect((await listParaphrases(characterId)).body).toEqual([stays.body]);
    expect((await remove(gone.body.paraphraseId)).status).toBe(404);
    expect((await read(characterId)).status).toBe(200);
  });

  test('answers the same 404 for unknown ids and another workspace’s, and deletes nothing', async () => {
    const { characterId } = await create({ name: 'THEIRS' }, 'elsewhere');
    const paraphrase = await addParaphrase(characterId, { text: 'Theirs.' }, 'elsewhere');
    const [never, theirs] = [await remove(999_999_999), await remove(paraphrase.body.paraphraseId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listParaphrases(characterId, 'elsewhere')).body).toHaveLength(1);
  });

  test('refuses an invalid id', async () => {
    const { status, body } = await remove('0');
    expect([status, body.errors[0].pointer]).toEqual([400, 'paraphraseId']);
  });
});
