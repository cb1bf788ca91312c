import { setTimeout as sleep } from 'node:timers/promises';
import { inWorkspace } from '@fountainai/service-kit';
import { describe, expect, test } from 'vitest';
import { addAppearances } from '../src/appearances.ts';
import { deleteCharacter } from '../src/characters.ts';
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
const appear = (headingId: number, characterId: number, more = {}, workspace = 'test') =>
  service.api('addSectionCharacterV2', { params: { headingId }, body: { characterId, ...more }, workspace });
const listSection = async (headingId: number, workspace = 'test', query = {}) =>
  (await service.api('listSectionCharactersV2', { params: { headingId }, query, workspace })).body;
const addParaphrase = (characterId: number, body: object = { text: 'A girl.' }, workspace = 'test') =>
  service.api('createCharacterParaphraseV2', { params: { characterId }, body, workspace });
const listParaphrases = (characterId: number, workspace = 'test', query = {}) =>
  service.api('listCharacterParaphrasesV2', { params: { characterId }, query, workspace });
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

  test('missing fields are empty', async () => {
    expect(await create({ name: 'ROMEO' })).toMatchObject({ description: '', aliases: [], attributes: {} });
  });

  test('keeps aliases and attributes as they are', async () => {
    const fields = {
      name: 'FOOL',
      aliases: ['a,b', '"quoted"', 'back\\slash', '{}', 'NULL', 'Шут', '🤡', ' ', "l'autre\n"],
      attributes: { nested: { list: [1, null, 'x', { y: [] }], no: false, half: 0.5 }, '': '', 'a.b': 1e15 },
    };
    const { characterId } = await create(fields);
    expect((await read(characterId)).body).toMatchObject(fields);
    expect((await read(characterId)).body.attributes).toEqual(fields.attributes);
  });

  test('adds nothing twice for the same key, and repeats the answer', async () => {
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

  test('adds 2,000 at once and returns them in their order', async () => {
    const workspace = 'crowd';
    const characters = cast(2000);
    const { status, body } = await batch({ characters }, workspace);
    expect(status).toBe(201);
    expect(names(body.items)).toEqual(names(characters));
    const page = await list({ limit: 200 }, workspace);
    expect(page.items).toEqual(body.items.slice(0, 200));
  });

  test('keeps their order in concurrent batches', async () => {
    const characters = cast(300);
    const answers = await Promise.all(Array.from({ length: 4 }, () => batch({ characters })));
    for (const { body } of answers) expect(names(body.items)).toEqual(names(characters));
  });

  test('stores every field of each, with defaults for missing fields', async () => {
    const { body } = await batch({ characters: [juliet, { name: 'ROMEO' }] });
    expect(body.items).toMatchObject([
      { ...juliet, version: 1 },
      { name: 'ROMEO', description: '', aliases: [], attributes: {}, version: 1 },
    ]);
  });

  test('adds nothing when one is invalid, and names it', async () => {
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

  test('has 50 items by default', async () => {
    const characters = Array.from({ length: 51 }, (_, i) => ({ name: `${i}` }));
    await service.api('createCharactersV2', { body: { characters }, workspace: 'fifty' });
    expect((await list({}, 'fifty')).items).toHaveLength(50);
  });

  test('returns the characters of the ids, without missing ones', async () => {
    const workspace = 'ids';
    const [a, b, c] = [await create({ name: 'A' }, workspace), await create({ name: 'B' }, workspace)].concat(
      await create({ name: 'C' }, 'elsewhere'),
    );
    const ids = [b.characterId, 999_999_999, c.characterId, a.characterId, a.characterId];
    expect(await list({ ids }, workspace)).toEqual({ items: [a, b], nextCursor: null });
    expect((await list({ ids: c.characterId }, workspace)).items).toEqual([]);
  });

  test('answers 304 to its ETag until one is changed, comes or goes', async () => {
    const workspace = 'unchanged';
    const [first, second] = [await create(juliet, workspace), await create(juliet, workspace)];
    const params = { characterId: first.characterId };
    const ask = (ifNoneMatch: string) =>
      service.api('listCharactersV2', {
        headers: { 'if-none-match': ifNoneMatch },
        query: { limit: 2 },
        workspace,
      });
    let etag = '"none"';
    const hasChanged = async () => {
      const { status, headers } = await ask(etag);
      etag = String(headers.etag);
      return status === 200 && (await ask(etag)).status === 304;
    };
    expect(await hasChanged()).toBe(true);
    await service.api('updateCharacterV2', { params, body: { name: 'ROSALINE' }, workspace });
    expect(await hasChanged()).toBe(true);
    // The new character is not on this page, but the page has a cursor now.
    await create(juliet, workspace);
    expect(await hasChanged()).toBe(true);
    await service.api('deleteCharacterV2', { params: { characterId: second.characterId }, workspace });
    expect(await hasChanged()).toBe(true);
    await service.api('deleteCharacterV2', { params: { characterId: second.characterId }, workspace });
    expect(await hasChanged()).toBe(false);
  });

  test('by ids answers 304 until one of these is changed or goes', async () => {
    const workspace = 'unchanged-ids';
    const [first, second] = [await create(juliet, workspace), await create(juliet, workspace)];
    const query = { ids: [first.characterId, second.characterId] };
    const ask = (ifNoneMatch: string) =>
      service.api('listCharactersV2', { headers: { 'if-none-match': ifNoneMatch }, query, workspace });
    const tag = async () => String((await ask('"none"')).headers.etag);
    const before = await tag();
    await create(juliet, workspace);
    expect((await ask(before)).status).toBe(304);
    const params = { characterId: first.characterId };
    await service.api('updateCharacterV2', { params, body: { name: 'ROSALINE' }, workspace });
    expect((await ask(before)).status).toBe(200);
    const changed = await tag();
    await service.api('deleteCharacterV2', { params, workspace });
    expect((await ask(changed)).body.items).toHaveLength(1);
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

  test('refuses an invalid name', async () => {
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

  test('answers the same 404 for unknown ids and another workspace’s', async () => {
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

  test('sets all fields; missing fields become empty', async () => {
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

  test('answers 404 before checking conditions', async () => {
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

  test('of concurrent changes to the same version, one succeeds', async () => {
    const { characterId } = await create();
    // So that every connection is open and the calls do run concurrently.
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

  test('concurrent unconditional changes all succeed', async () => {
    const { characterId } = await create();
    await Promise.all(Array.from({ length: 10 }, () => update(characterId, { description: 'x' })));
    expect((await read(characterId)).body.version).toBe(11);
  });

  test('answers 404 for another workspace’s character and does not change it', async () => {
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

  test('is conditional, and 404 for missing ones', async () => {
    const { characterId } = await create();
    expect((await remove(characterId, { 'if-match': '"7"' })).status).toBe(412);
    expect((await read(characterId)).status).toBe(200);
    expect((await remove(characterId, { 'if-match': '"1"' })).status).toBe(204);
    expect((await remove(characterId)).status).toBe(404);
    expect((await remove(characterId, { 'if-match': '"1"' })).status).toBe(404);
  });

  test('answers 404 for another workspace’s character and keeps it', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    expect((await remove(characterId)).status).toBe(404);
    expect((await read(characterId, {}, 'elsewhere')).status).toBe(200);
  });

  test('deletes its appearances and paraphrases, and no others', async () => {
    const [gone, stays] = [await create(), await create()];
    for (const { characterId } of [gone, stays]) {
      await appear(900, characterId);
      await addParaphrase(characterId);
    }
    await remove(gone.characterId);
    expect((await listSection(900)).items).toEqual([stays]);
    expect((await listParaphrases(gone.characterId)).status).toBe(404);
    expect((await listParaphrases(stays.characterId)).body.items).toHaveLength(1);
  });

  test('a refused delete keeps appearances and paraphrases', async () => {
    const { characterId } = await create();
    await appear(901, characterId);
    await addParaphrase(characterId);
    expect((await remove(characterId, { 'if-match': '"7"' })).status).toBe(412);
    expect((await listSection(901)).items).toHaveLength(1);
    expect((await listParaphrases(characterId)).body.items).toHaveLength(1);
  });

  test('concurrent additions wait for the delete and then answer 404', async () => {
    const { characterId } = await create();
    const body = { appearances: [{ headingId: 902, characterId }] };
    const calls = await inWorkspace(service.database, 'test', async (db) => {
      await deleteCharacter(db, 'test', characterId);
      const running = [
        appear(902, characterId),
        service.api('createAppearancesV2', { body }),
        addParaphrase(characterId),
      ];
      await sleep(200);
      return running;
    });
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('never reuses its id', async () => {
    const { characterId } = await create();
    await remove(characterId);
    expect((await create()).characterId).toBeGreaterThan(characterId);
  });
});

describe('addSectionCharacterV2', () => {
  test('adds the character to the section with its Location, and answers 200 for a repeat', async () => {
    const { characterId } = await create();
    const first = await appear(11, characterId);
    expect([first.status, first.body]).toEqual([201, { headingId: 11, characterId }]);
    expect(first.headers.location).toBe(`/v2/sections/11/characters/${characterId}`);
    const again = await appear(11, characterId);
    expect([again.status, again.body, again.headers.location]).toEqual([200, first.body, undefined]);
    expect((await listSection(11)).items).toHaveLength(1);
  });

  test('does not change the version of the character', async () => {
    const before = await create();
    await appear(12, before.characterId);
    expect((await read(before.characterId)).body).toEqual(before);
  });

  test('of concurrent additions, one answers 201', async () => {
    const { characterId } = await create();
    const answers = await Promise.all(Array.from({ length: 10 }, () => appear(13, characterId)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => b - a)).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 200),
    ]);
  });

  test('repeats the first answer for the same key, also a refusal', async () => {
    const { characterId } = await create();
    const first = await appear(14, characterId, { requestId: 'a1' });
    const again = await appear(14, characterId, { requestId: 'a1' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const refused = await appear(14, 999_999_999, { requestId: 'a2' });
    const refusedAgain = await appear(14, 999_999_999, { requestId: 'a2' });
    expect(refused.status).toBe(404);
    expect({ ...refusedAgain.body, requestId: '' }).toEqual({ ...refused.body, requestId: '' });
    expect((await appear(14, characterId, { requestId: 'a2' })).status).toBe(422);
  });

  test('answers the same 404 for an unknown character and another workspace’s', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    const [never, theirs] = [await appear(15, 999_999_999), await appear(15, characterId)];
    expect([never.status, never.body.code]).toEqual([404, 'not_found']);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listSection(15, 'elsewhere')).items).toEqual([]);
  });

  test.each([
    ['a character of 0', { characterId: 0 }, '/characterId'],
    ['null', { characterId: null }, '/characterId'],
    ['an unknown field', { characterId: 2, version: 1 }, '/version'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('addSectionCharacterV2', { params: { headingId: 11 }, body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('createAppearancesV2', () => {
  const batch = (appearances: object[], more = {}, workspace = 'test') =>
    service.api('createAppearancesV2', { body: { appearances, ...more }, workspace });
  const cast = async (length: number, workspace = 'test'): Promise<number[]> => {
    const characters = Array.from({ length }, (_, i) => ({ name: `CITIZEN ${i}` }));
    const { body } = await service.api('createCharactersV2', { body: { characters }, workspace });
    return body.items.map(({ characterId }: { characterId: number }) => characterId);
  };
  const idsIn = async (headingId: number, workspace = 'test', query = {}) =>
    (await listSection(headingId, workspace, query)).items.map(
      ({ characterId }: { characterId: number }) => characterId,
    );

  test('adds them in their order, and counts them', async () => {
    const [a, b, c] = await cast(3);
    const { status, body } = await batch([
      { headingId: 21, characterId: c },
      { headingId: 22, characterId: a },
      { headingId: 21, characterId: a },
      { headingId: 21, characterId: b },
    ]);
    expect([status, body]).toEqual([201, { count: 4 }]);
    expect([await idsIn(21), await idsIn(22)]).toEqual([[c, a, b], [a]]);
  });

  test('counts existing appearances, and repeated ones once', async () => {
    const [a, b, c] = await cast(3);
    await appear(23, b!);
    const { body } = await batch([a, b, a, a, c, b].map((characterId) => ({ headingId: 23, characterId })));
    expect(body).toEqual({ count: 3 });
    expect(await idsIn(23)).toEqual([b, a, c]);
    expect((await batch([{ headingId: 23, characterId: a }])).body).toEqual({ count: 1 });
  });

  test('accepts 5,000 at once', async () => {
    const workspace = 'crowd';
    const ids = await cast(50, workspace);
    const appearances = Array.from({ length: 5000 }, (_, i) => ({
      headingId: 1 + Math.floor(i / 50),
      characterId: ids[49 - (i % 50)]!,
    }));
    expect((await batch(appearances, {}, workspace)).body).toEqual({ count: 5000 });
    for (const headingId of [1, 57, 100])
      expect(await idsIn(headingId, workspace, { limit: 200 })).toEqual(ids.toReversed());
  });

  test('adds nothing when a character does not exist, and names those, another workspace’s too', async () => {
    const [known] = await cast(1);
    const [theirs] = await cast(1, 'elsewhere');
    const { status, body } = await batch(
      [known, 999_999_999, theirs, 999_999_999].map((characterId) => ({ headingId: 24, characterId })),
    );
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(body.detail).toContain(`character as 999999999, ${theirs} in`);
    expect([await idsIn(24), await idsIn(24, 'elsewhere')]).toEqual([[], []]);
  });

  test('adds nothing when one is invalid, and names it', async () => {
    const [known] = await cast(1);
    const { status, body } = await batch([
      { headingId: 25, characterId: known },
      { headingId: 0, characterId: known },
    ]);
    expect([status, body.errors[0].pointer]).toEqual([400, '/appearances/1/headingId']);
    expect(await idsIn(25)).toEqual([]);
  });

  test('repeats the first answer for the same key', async () => {
    const [a] = await cast(1);
    const appearances = [{ headingId: 26, characterId: a }];
    await batch(appearances, { requestId: 'b1' });
    await service.api('removeSectionCharacterV2', { params: { headingId: 26, characterId: a! } });
    const again = await batch(appearances, { requestId: 'b1' });
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      201,
      { count: 1 },
      'true',
    ]);
    expect(await idsIn(26)).toEqual([]);
  });

  test('overlapping batches in opposite orders wait instead of deadlocking', async () => {
    const ids = await cast(40);
    // So that every connection is open and the calls do run concurrently.
    await Promise.all(Array.from({ length: 6 }, () => listSection(27)));
    let runs = 0;
    const add = (order: number[]) =>
      inWorkspace(service.database, 'test', (db) => {
        runs++;
        const all = order.map((characterId) => ({ headingId: 27, characterId }));
        return addAppearances(db, 'test', all);
      });
    const counts = await Promise.all([ids, ids.toReversed(), ids, ids.toReversed()].map(add));
    // A deadlock would have been retried.
    expect([runs, counts]).toEqual([4, [40, 40, 40, 40]]);
    expect([ids, ids.toReversed()]).toContainEqual(await idsIn(27));
  });

  test.each([0, 5001])('refuses %i appearances', async (length) => {
    const { status, body } = await batch(
      Array.from({ length }, (_, i) => ({ headingId: 1, characterId: i + 1 })),
    );
    expect([status, body.errors[0].pointer]).toEqual([400, '/appearances']);
  });
});

describe('listSectionCharactersV2', () => {
  test('pages through the characters of the section only, stable while others come and go', async () => {
    const workspace = 'section';
    const seen: { name: string; characterId: number }[] = [];
    for (const name of ['E', 'D', 'C', 'B', 'A']) {
      const { characterId } = await create({ name }, workspace);
      await appear(1, characterId, {}, workspace);
      await appear(2, characterId, {}, workspace);
    }
    const late = await create({ name: 'LATE' }, workspace);
    let cursor: string | null = null;
    do {
      const page = await listSection(1, workspace, { limit: 2, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      await appear(1, late.characterId, {}, workspace);
      const params = { headingId: 1, characterId: seen.at(-1)!.characterId };
      await service.api('removeSectionCharacterV2', { params, workspace });
      cursor = page.nextCursor;
    } while (cursor);
    expect(names(seen)).toEqual(['E', 'D', 'C', 'B', 'A', 'LATE']);
  });

  test('shows the present names of the characters', async () => {
    const { characterId } = await create();
    await appear(32, characterId);
    const update = { params: { characterId }, body: { description: 'Changed.' } };
    const { body } = await service.api('updateCharacterV2', update);
    expect(await listSection(32)).toEqual({ items: [body], nextCursor: null });
  });

  test('a last page that is full has no cursor', async () => {
    for (const character of [await create(), await create()]) await appear(33, character.characterId);
    expect((await listSection(33, 'test', { limit: 2 })).nextCursor).toBeNull();
  });

  test('is an empty page for an unknown section, and for another workspace', async () => {
    await appear(34, (await create()).characterId);
    expect(await listSection(35)).toEqual({ items: [], nextCursor: null });
    expect(await listSection(34, 'elsewhere')).toEqual({ items: [], nextCursor: null });
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 0 }, { limit: 201 }, { ids: 1 }])(
    'refuses the query %j',
    async (query) => {
      const answer = await service.api('listSectionCharactersV2', { params: { headingId: 1 }, query });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
    },
  );
});

describe('removeSectionCharacterV2', () => {
  const remove = (headingId: number, characterId: number) =>
    service.api('removeSectionCharacterV2', { params: { headingId, characterId } });

  test('takes the character out of that section only, and answers 404 the second time', async () => {
    const heroine = await create();
    const { characterId } = heroine;
    for (const headingId of [41, 42]) await appear(headingId, characterId);
    expect((await remove(41, characterId)).status).toBe(204);
    expect((await listSection(41)).items).toEqual([]);
    expect((await listSection(42)).items).toEqual([heroine]);
    expect((await remove(41, characterId)).status).toBe(404);
  });

  test('answers the same 404 for unknown ids and another workspace’s, and deletes nothing', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    await appear(43, characterId, {}, 'elsewhere');
    const [never, theirs] = [await remove(43, 999_999_999), await remove(43, characterId)];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listSection(43, 'elsewhere')).items).toHaveLength(1);
  });

  test('refuses an invalid id', async () => {
    const { status, body } = await remove(0, 1);
    expect([status, body.errors[0].pointer]).toEqual([400, 'headingId']);
  });
});

describe('createCharacterParaphraseV2', () => {
  test('stores the paraphrase, with version, times, Location and ETag, and leaves the character', async () => {
    const before = await create();
    const { characterId: originalId } = before;
    const fields = { text: 'A girl of thirteen.', commentary: 'For the programme.' };
    const { status, headers, body } = await addParaphrase(originalId, fields);
    const { paraphraseId, createdAt, updatedAt } = body;
    expect(status).toBe(201);
    expect(body).toEqual({ paraphraseId, originalId, ...fields, version: 1, createdAt, updatedAt });
    expect([headers.location, headers.etag]).toEqual([`/v2/paraphrases/${paraphraseId}`, '"1"']);
    expect((await listParaphrases(originalId)).body.items).toEqual([body]);
    expect((await read(originalId)).body).toEqual(before);
  });

  test('a missing commentary is empty', async () => {
    const { characterId } = await create();
    expect((await addParaphrase(characterId)).body.commentary).toBe('');
  });

  test('adds nothing twice for the same key, and repeats the answer', async () => {
    const { characterId } = await create();
    const body = { text: 'A girl.', requestId: 'p1' };
    const [first, again] = [await addParaphrase(characterId, body), await addParaphrase(characterId, body)];
    expect(again.body).toEqual(first.body);
    expect([again.headers.etag, again.headers['idempotency-replayed']]).toEqual(['"1"', 'true']);
    expect((await listParaphrases(characterId)).body.items).toHaveLength(1);
  });

  test('answers the same 404 for an unknown character and another workspace’s', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    const [never, theirs] = [await addParaphrase(999_999_999), await addParaphrase(characterId)];
    expect([never.status, never.body.code]).toEqual([404, 'not_found']);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listParaphrases(characterId, 'elsewhere')).body.items).toEqual([]);
  });

  test.each([
    ['a missing text', {}, '/text'],
    ['an empty text', { text: '' }, '/text'],
    ['a commentary over 100,000', { text: 'x', commentary: 'x'.repeat(100_001) }, '/commentary'],
    ['a version', { text: 'x', version: 1 }, '/version'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const { characterId } = await create();
    const answer = await addParaphrase(characterId, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('listCharacterParaphrasesV2', () => {
  test('pages through the character’s own, stable while others are added and deleted', async () => {
    const [ours, other] = [await create(), await create()];
    for (const text of ['A', 'B', 'C', 'D', 'E']) {
      await addParaphrase(ours.characterId, { text });
      await addParaphrase(other.characterId, { text: 'OTHER' });
    }
    const seen: { text: string; paraphraseId: number }[] = [];
    let cursor: string | null = null;
    do {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await listParaphrases(ours.characterId, 'test', query);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items);
      if (seen.length < 5) await addParaphrase(ours.characterId, { text: 'LATE' });
      const { paraphraseId } = seen.at(-1)!;
      await service.api('deleteParaphraseV2', { params: { paraphraseId } });
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen.map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D', 'E', 'LATE', 'LATE']);
  });

  test('is an empty page for a character without, 404 for none and for another workspace’s', async () => {
    const [ours, theirs] = [await create(), await create(juliet, 'elsewhere')];
    expect((await listParaphrases(ours.characterId)).body).toEqual({ items: [], nextCursor: null });
    const [never, hidden] = [await listParaphrases(999_999_999), await listParaphrases(theirs.characterId)];
    expect(never.status).toBe(404);
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each([{ cursor: 'x' }, { cursor: 'WyJhIl0' }, { limit: 0 }, { limit: 201 }, { ids: 1 }])(
    'refuses the query %j',
    async (query) => {
      const { characterId } = await create();
      const { status, body } = await listParaphrases(characterId, 'test', query);
      expect([status, body.errors[0].pointer]).toEqual([400, Object.keys(query)[0]]);
    },
  );
});

describe('deleteParaphraseV2', () => {
  const remove = (paraphraseId: number, headers = {}) =>
    service.api('deleteParaphraseV2', { params: { paraphraseId }, headers });

  test('is conditional, and 404 for missing ones', async () => {
    const { characterId } = await create();
    const { paraphraseId } = (await addParaphrase(characterId)).body;
    const stale = await remove(paraphraseId, { 'if-match': '"7"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_etag']);
    expect((await listParaphrases(characterId)).body.items).toHaveLength(1);
    expect((await remove(paraphraseId, { 'if-match': '"1"' })).status).toBe(204);
    expect((await listParaphrases(characterId)).body.items).toEqual([]);
    expect((await remove(paraphraseId, { 'if-match': '"1"' })).status).toBe(404);
  });

  test('answers the same 404 for unknown ids and another workspace’s, and deletes nothing', async () => {
    const { characterId } = await create(juliet, 'elsewhere');
    const { body } = await addParaphrase(characterId, { text: 'Theirs.' }, 'elsewhere');
    const [never, theirs] = [
      await remove(999_999_999),
      await remove(body.paraphraseId, { 'if-match': '"9"' }),
    ];
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect((await listParaphrases(characterId, 'elsewhere')).body.items).toEqual([body]);
  });

  test('refuses an invalid id', async () => {
    const { status, body } = await remove(0);
    expect([status, body.errors[0].pointer]).toEqual([400, 'paraphraseId']);
  });
});

describe('listAppearancesV2', () => {
  const readMany = async (headingIds: number[], query = {}, workspace = 'test') =>
    (await service.api('listAppearancesV2', { query: { headingIds, ...query }, workspace })).body;

  test('lists the appearances of many sections in pages, in the order of addition', async () => {
    const workspace = 'many-sections';
    const { body } = await service.api('createCharactersV2', {
      body: { characters: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] },
      workspace,
    });
    const [a, b, c] = body.items.map(({ characterId }: { characterId: number }) => characterId);
    const all = [
      { headingId: 31, characterId: c },
      { headingId: 31, characterId: a },
      { headingId: 32, characterId: b },
      { headingId: 34, characterId: a },
    ];
    await service.api('createAppearancesV2', {
      body: { appearances: [...all.toReversed(), { headingId: 33, characterId: a }] },
      workspace,
    });
    const ordered = [all[1], all[0], all[2], all[3]];
    expect(await readMany([34, 31, 32, 99], {}, workspace)).toEqual({ items: ordered, nextCursor: null });
    const first = await readMany([34, 31, 32], { limit: 3 }, workspace);
    expect(first.items).toEqual(ordered.slice(0, 3));
    const rest = await readMany([34, 31, 32], { limit: 3, cursor: first.nextCursor }, workspace);
    expect(rest).toEqual({ items: ordered.slice(3), nextCursor: null });
    expect(await readMany([31], {}, 'another')).toEqual({ items: [], nextCursor: null });
  });
});

describe('deleteCharactersV2', () => {
  test('deletes the existing ones with their appearances, and no others', async () => {
    const workspace = 'delete-many';
    const { body } = await service.api('createCharactersV2', {
      body: { characters: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] },
      workspace,
    });
    const [a, b, c] = body.items.map(({ characterId }: { characterId: number }) => characterId);
    await appear(41, a, {}, workspace);
    const remove = (ids: number[], other = workspace) =>
      service.api('deleteCharactersV2', { query: { ids }, workspace: other });
    expect((await remove([a, b], 'another')).status).toBe(204);
    expect((await list({}, workspace)).items).toHaveLength(3);
    expect((await remove([a, b, 999_999])).status).toBe(204);
    expect((await remove([a, b])).status).toBe(204);
    expect(names((await list({}, workspace)).items)).toEqual(['C']);
    expect((await listSection(41, workspace)).items).toEqual([]);
    expect(c).toBeGreaterThan(b);
  });

  test('refuses a call without ids', async () => {
    expect((await service.api('deleteCharactersV2', { query: {} })).status).toBe(400);
  });
});
