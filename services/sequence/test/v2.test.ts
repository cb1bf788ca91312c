import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

describe('generateSequenceNumberV2', () => {
  test('starts at 100, counts by ten and returns the step', async () => {
    const body = { elementType: 'action', elementId: 1 };
    expect((await service.api('generateSequenceNumberV2', { body })).body).toEqual({
      sequenceNumber: 100,
      count: 1,
      step: 10,
    });
    expect((await service.api('generateSequenceNumberV2', { body: { ...body, count: 3 } })).body).toEqual({
      sequenceNumber: 110,
      count: 3,
      step: 10,
    });
    expect((await service.api('generateSequenceNumberV2', { body })).body.sequenceNumber).toBe(140);
  });

  test('has a number line separate from v1', async () => {
    const body = { elementType: 'section', elementId: 1 };
    await service.api('generateSequenceNumberV2', { body });
    expect((await service.api('generateSequenceNumberV1', { body })).body.sequenceNumber).toBe(1);
    expect((await service.api('generateSequenceNumberV2', { body })).body.sequenceNumber).toBe(110);
    await service.api('deleteSequenceV2', { query: body });
    expect((await service.api('getSequenceV1', { query: body })).body.sequenceNumber).toBe(1);
  });

  test('accepts the types of v2 only', async () => {
    const { status, body } = await service.api('generateSequenceNumberV2', {
      body: { elementType: 'scene' },
    });
    expect([status, body.errors[0].pointer]).toEqual([400, '/elementType']);
    expect(body.errors[0].message).toContain('spokenWord');
  });
});

describe('getSequenceV2', () => {
  test('carries version, times and an ETag', async () => {
    const name = { elementType: 'script', elementId: 9 };
    await service.api('generateSequenceNumberV2', { body: name });
    await service.api('generateSequenceNumberV2', { body: name });
    const { body, headers } = await service.api('getSequenceV2', { query: name });
    expect(body).toMatchObject({ ...name, sequenceNumber: 110, version: 2 });
    expect(headers.etag).toBe('"2"');
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(body.createdAt));
  });

  test('answers 304 to the ETag it gave, until the counter changes', async () => {
    const name = { elementType: 'script', elementId: 10 };
    await service.api('generateSequenceNumberV2', { body: name });
    const headers = { 'if-none-match': '"1"' };
    expect((await service.api('getSequenceV2', { query: name, headers })).status).toBe(304);
    await service.api('generateSequenceNumberV2', { body: name });
    expect((await service.api('getSequenceV2', { query: name, headers })).status).toBe(200);
  });
});

describe('setSequenceV2', () => {
  test('is conditional: 412 for a stale If-Match, 409 for a stale version, and nothing is changed', async () => {
    const name = { elementType: 'session', elementId: 1 };
    const set = (sequenceNumber: number, more = {}, headers = {}) =>
      service.api('setSequenceV2', { body: { ...name, sequenceNumber, ...more }, headers });
    expect((await set(500)).body).toMatchObject({ sequenceNumber: 500, version: 1 });
    expect((await set(600, {}, { 'if-match': '"1"' })).headers.etag).toBe('"2"');
    expect((await set(700, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await set(700, { version: 1 })).status).toBe(409);
    expect((await set(700, { version: 2 })).body.version).toBe(3);
    expect((await service.api('generateSequenceNumberV2', { body: name })).body.sequenceNumber).toBe(710);
  });

  test('with a condition, does not make a counter', async () => {
    const body = { elementType: 'session', elementId: 2, sequenceNumber: 1 };
    expect((await service.api('setSequenceV2', { body, headers: { 'if-match': '*' } })).status).toBe(412);
    expect(
      (await service.api('getSequenceV2', { query: { elementType: 'session', elementId: 2 } })).status,
    ).toBe(404);
  });
});

describe('deleteSequenceV2', () => {
  test('is conditional, and 404 for a missing counter', async () => {
    const query = { elementType: 'context', elementId: 1 };
    await service.api('generateSequenceNumberV2', { body: query });
    expect((await service.api('deleteSequenceV2', { query, headers: { 'if-match': '"7"' } })).status).toBe(
      412,
    );
    expect((await service.api('deleteSequenceV2', { query, headers: { 'if-match': '"1"' } })).status).toBe(
      204,
    );
    expect((await service.api('deleteSequenceV2', { query })).status).toBe(404);
  });
});

describe('listSequencesV2', () => {
  test('pages through the counters of a type, stable while others are added', async () => {
    for (let elementId = 1; elementId <= 5; elementId++)
      await service.api('generateSequenceNumberV2', {
        body: { elementType: 'character', elementId: elementId * 10 },
      });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const query = { elementType: 'character', limit: 2, ...(cursor && { cursor }) };
      const { body } = await service.api('listSequencesV2', { query });
      seen.push(...body.items.map((item: { elementId: number }) => item.elementId));
      await service.api('generateSequenceNumberV2', { body: { elementType: 'character', elementId: 1 } });
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual([10, 20, 30, 40, 50]);
  });

  test('shows nothing of another workspace', async () => {
    expect((await service.api('listSequencesV2', { workspace: 'elsewhere' })).body).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test.each(['x', 'W10', 'WyJhIl0', 'eyJhIjoxfQ'])('refuses the cursor %s', async (cursor) => {
    const { status, body } = await service.api('listSequencesV2', { query: { cursor } });
    expect([status, body.errors[0].pointer]).toEqual([400, 'cursor']);
  });

  test.each([0, 201, 'ten'])('refuses a limit of %s', async (limit) => {
    expect((await service.api('listSequencesV2', { query: { limit } })).status).toBe(400);
  });
});

test('cursors beyond the last version are valid', async () => {
  const cursor = Buffer.from(JSON.stringify([Number.MAX_SAFE_INTEGER])).toString('base64url');
  const { status } = await service.api('listSequenceVersionsV2', {
    query: { elementType: 'section', cursor },
  });
  expect(status).toBe(200);
  const params = { versionNumber: Number.MAX_SAFE_INTEGER };
  expect(
    (await service.api('getSequenceVersionV2', { params, query: { elementType: 'section' } })).status,
  ).toBe(404);
});

describe('reorderSequencesV2', () => {
  test('returns the elements with their new numbers', async () => {
    for (const elementId of [1, 2])
      await service.api('generateSequenceNumberV2', { body: { elementType: 'spokenWord', elementId } });
    const elements = [
      { elementId: 1, newSequence: 300 },
      { elementId: 2, newSequence: 200 },
    ];
    const { status, body } = await service.api('reorderSequencesV2', {
      body: { elementType: 'spokenWord', elements },
    });
    expect([status, body]).toEqual([200, { updatedElements: elements }]);
    const unknown = [...elements, { elementId: 3, newSequence: 1 }];
    expect(
      (await service.api('reorderSequencesV2', { body: { elementType: 'spokenWord', elements: unknown } }))
        .status,
    ).toBe(404);
  });
});

describe('sequence versions in v2', () => {
  test('come in pages and one by one', async () => {
    const name = { elementType: 'section', elementId: 5 };
    for (const n of [1, 2, 3])
      await service.api('createSequenceVersionV2', { body: { ...name, newVersionData: { n } } });
    const first = await service.api('listSequenceVersionsV2', { query: { ...name, limit: 2 } });
    const second = await service.api('listSequenceVersionsV2', {
      query: { ...name, limit: 2, cursor: first.body.nextCursor },
    });
    expect([...first.body.items, ...second.body.items].map((item) => item.versionData.n)).toEqual([1, 2, 3]);
    expect(second.body.nextCursor).toBeNull();
    const one = await service.api('getSequenceVersionV2', { params: { versionNumber: 2 }, query: name });
    expect(one.body.versionData).toEqual({ n: 2 });
    expect(
      (await service.api('getSequenceVersionV2', { params: { versionNumber: 4 }, query: name })).status,
    ).toBe(404);
  });
});
