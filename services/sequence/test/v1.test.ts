import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

describe('generateSequenceNumberV1', () => {
  test('starts at 1 and counts by one', async () => {
    for (const expected of [1, 2, 3]) {
      const { status, body } = await service.api('generateSequenceNumberV1', {
        body: { elementType: 'scene', elementId: 1 },
      });
      expect([status, body]).toEqual([201, { sequenceNumber: expected }]);
    }
  });

  test('gives a block of numbers and continues after it', async () => {
    const body = { elementType: 'block', elementId: 1 };
    expect(
      (await service.api('generateSequenceNumberV1', { body: { ...body, count: 100 } })).body.sequenceNumber,
    ).toBe(1);
    expect((await service.api('generateSequenceNumberV1', { body })).body.sequenceNumber).toBe(101);
  });

  test('counts separately for every element, type and workspace', async () => {
    const first = async (body: object, workspace = 'test') =>
      (await service.api('generateSequenceNumberV1', { body, workspace })).body.sequenceNumber;
    await first({ elementType: 'own', elementId: 1 });
    expect(await first({ elementType: 'own', elementId: 2 })).toBe(1);
    expect(await first({ elementType: 'own' })).toBe(1);
    expect(await first({ elementType: 'own', elementId: null })).toBe(2);
    expect(await first({ elementType: 'other', elementId: 1 })).toBe(1);
    expect(await first({ elementType: 'own', elementId: 1 }, 'elsewhere')).toBe(1);
  });

  test('returns the first answer again for the same Idempotency-Key', async () => {
    const request = { body: { elementType: 'once', elementId: 1 }, headers: { 'idempotency-key': 'k1' } };
    const first = await service.api('generateSequenceNumberV1', request);
    const again = await service.api('generateSequenceNumberV1', request);
    expect(again.body).toEqual(first.body);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(
      (await service.api('getSequenceV1', { query: { elementType: 'once', elementId: 1 } })).body
        .sequenceNumber,
    ).toBe(1);
  });

  test('takes the key as requestId from clients that cannot send headers', async () => {
    const body = { elementType: 'once', elementId: 2, requestId: 'k2' };
    await service.api('generateSequenceNumberV1', { body });
    const again = await service.api('generateSequenceNumberV1', {
      body: { elementType: 'once', elementId: 2 },
      headers: { 'idempotency-key': 'k2' },
    });
    expect([again.body.sequenceNumber, again.headers['idempotency-replayed']]).toEqual([1, 'true']);
  });

  test('refuses a key of another request, and a key that differs from requestId', async () => {
    const body = { elementType: 'once', elementId: 3, requestId: 'k3' };
    await service.api('generateSequenceNumberV1', { body });
    const other = await service.api('generateSequenceNumberV1', { body: { ...body, count: 2 } });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const differs = await service.api('generateSequenceNumberV1', {
      body,
      headers: { 'idempotency-key': 'k4' },
    });
    expect([differs.status, differs.body.errors[0].pointer]).toEqual([400, '/requestId']);
  });

  test('one key sent many times at once takes effect once', async () => {
    const body = { elementType: 'once', elementId: 5, requestId: 'k5' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.api('generateSequenceNumberV1', { body })),
    );
    for (const { status, headers, body: answer } of answers) {
      expect([201, 409]).toContain(status);
      if (status === 201) expect(answer.sequenceNumber).toBe(1);
      else expect(headers['retry-after']).toBe('1');
    }
    expect(
      (await service.api('getSequenceV1', { query: { elementType: 'once', elementId: 5 } })).body
        .sequenceNumber,
    ).toBe(1);
  });

  test('writes nothing when the counter is exhausted', async () => {
    const name = { elementType: 'full', elementId: 1 };
    await service.api('setSequenceV1', { body: { ...name, sequenceNumber: Number.MAX_SAFE_INTEGER - 1 } });
    const refused = await service.api('generateSequenceNumberV1', { body: { ...name, count: 2 } });
    expect([refused.status, refused.body.code]).toEqual([409, 'sequence_exhausted']);
    expect((await service.api('generateSequenceNumberV1', { body: name })).body.sequenceNumber).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });

  test.each([
    ['no body', undefined, undefined],
    ['an unknown field', { elementType: 'a', x: 1 }, '/x'],
    ['a missing field', {}, '/elementType'],
    ['a number as text', { elementType: 'a', elementId: '1' }, '/elementId'],
    ['a count of 0', { elementType: 'a', count: 0 }, '/count'],
    ['a count over 10,000', { elementType: 'a', count: 10_001 }, '/count'],
    ['an id over 2^53', { elementType: 'a', elementId: 2 ** 53 }, '/elementId'],
    ['a bad name', { elementType: 'a b' }, '/elementType'],
    ['a name of 65 letters', { elementType: 'a'.repeat(65) }, '/elementType'],
    ['a bad key', { elementType: 'a', requestId: 'white space' }, '/requestId'],
  ])('refuses %s with 400 and says where', async (_, body, pointer) => {
    const answer = await service.api('generateSequenceNumberV1', { body });
    expect(answer.status).toBe(400);
    if (pointer)
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('getSequenceV1', () => {
  test('reads the last number', async () => {
    await service.api('generateSequenceNumberV1', { body: { elementType: 'read', count: 7 } });
    const { status, body } = await service.api('getSequenceV1', { query: { elementType: 'read' } });
    expect([status, body]).toEqual([200, { elementType: 'read', elementId: null, sequenceNumber: 7 }]);
  });

  test('answers the same 404 for unknown ids and another workspace’s', async () => {
    await service.api('generateSequenceNumberV1', {
      body: { elementType: 'secret' },
      workspace: 'elsewhere',
    });
    const never = await service.api('getSequenceV1', { query: { elementType: 'never' } });
    const theirs = await service.api('getSequenceV1', { query: { elementType: 'secret' } });
    expect(never.status).toBe(404);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
  });

  test.each(['1e3', '0', '-1', '1.5', '9007199254740993', '0x1', '+1', '1,2', ''])(
    'refuses elementId=%s',
    async (elementId) => {
      const { status, body } = await service.api('getSequenceV1', { query: { elementType: 'a', elementId } });
      expect([status, body.errors[0].pointer]).toEqual([400, 'elementId']);
    },
  );

  test('refuses an unknown query parameter', async () => {
    const { status, body } = await service.api('getSequenceV1', {
      query: { elementType: 'a', elementID: 1 },
    });
    expect([status, body.errors[0].pointer]).toEqual([400, 'elementID']);
  });
});

describe('setSequenceV1', () => {
  test('sets an existing or a missing counter', async () => {
    const name = { elementType: 'set', elementId: 4 };
    const { status, body } = await service.api('setSequenceV1', { body: { ...name, sequenceNumber: 40 } });
    expect([status, body]).toEqual([200, { ...name, sequenceNumber: 40 }]);
    expect((await service.api('generateSequenceNumberV1', { body: name })).body.sequenceNumber).toBe(41);
  });
});

describe('deleteSequenceV1', () => {
  test('deletes the counter, and answers 404 the second time', async () => {
    await service.api('generateSequenceNumberV1', { body: { elementType: 'gone' } });
    expect((await service.api('deleteSequenceV1', { query: { elementType: 'gone' } })).status).toBe(204);
    expect((await service.api('deleteSequenceV1', { query: { elementType: 'gone' } })).status).toBe(404);
    expect(
      (await service.api('generateSequenceNumberV1', { body: { elementType: 'gone' } })).body.sequenceNumber,
    ).toBe(1);
  });
});

describe('reorderSequencesV1', () => {
  const reorder = (elements: object[], elementType = 'page') =>
    service.api('reorderSequencesV1', { body: { elementType, elements } });
  const number = async (elementId: number, elementType = 'page') =>
    (await service.api('getSequenceV1', { query: { elementType, elementId } })).body.sequenceNumber;

  test('gives all elements their new numbers', async () => {
    for (const elementId of [1, 2, 3])
      await service.api('setSequenceV1', {
        body: { elementType: 'page', elementId, sequenceNumber: elementId },
      });
    const { status, body } = await reorder([
      { elementId: 1, newSequence: 3 },
      { elementId: 3, newSequence: 1 },
    ]);
    expect([status, body]).toEqual([200, { message: 'Renumbered 2 elements.' }]);
    expect([await number(1), await number(2), await number(3)]).toEqual([3, 2, 1]);
  });

  test('changes nothing when one element is unknown, and names it', async () => {
    await service.api('setSequenceV1', { body: { elementType: 'leaf', elementId: 1, sequenceNumber: 1 } });
    const { status, body } = await reorder(
      [
        { elementId: 1, newSequence: 9 },
        { elementId: 77, newSequence: 8 },
      ],
      'leaf',
    );
    expect(status).toBe(404);
    expect(body.detail).toContain('77');
    expect(await number(1, 'leaf')).toBe(1);
  });

  test.each([
    [
      'elementId',
      [
        { elementId: 1, newSequence: 1 },
        { elementId: 1, newSequence: 2 },
      ],
    ],
    [
      'newSequence',
      [
        { elementId: 1, newSequence: 1 },
        { elementId: 2, newSequence: 1 },
      ],
    ],
  ])('refuses a repeated %s', async (field, elements) => {
    const { status, body } = await reorder(elements);
    expect([status, body.errors[0].pointer]).toEqual([400, `/elements/1/${field}`]);
  });

  test('two concurrent reorders of the same elements both finish', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => index + 1);
    for (const elementId of ids)
      await service.api('setSequenceV1', {
        body: { elementType: 'race', elementId, sequenceNumber: elementId },
      });
    const up = ids.map((elementId) => ({ elementId, newSequence: 1000 + elementId }));
    const answers = await Promise.all(
      [up, up.toReversed(), up, up.toReversed()].map((elements) => reorder(elements, 'race')),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('sequence versions in v1', () => {
  test('are numbered from 1 and listed oldest first', async () => {
    const name = { elementType: 'draft', elementId: 1 };
    const datas = [{ title: 'One' }, { title: 'Два', nested: { list: [1, null, 'x'] } }];
    for (const [index, newVersionData] of datas.entries()) {
      const { status, body } = await service.api('createSequenceVersionV1', {
        body: { ...name, newVersionData },
      });
      expect([status, body]).toEqual([201, { versionNumber: index + 1 }]);
    }
    const { body } = await service.api('listSequenceVersionsV1', { query: name });
    expect(body.map((version: { versionData: object }) => version.versionData)).toEqual(datas);
  });

  test('an element without versions has an empty list', async () => {
    expect((await service.api('listSequenceVersionsV1', { query: { elementType: 'none' } })).body).toEqual(
      [],
    );
  });

  test('concurrent versions get different numbers', async () => {
    const body = { elementType: 'draft', elementId: 2, newVersionData: {} };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.api('createSequenceVersionV1', { body })),
    );
    expect(answers.map((answer) => answer.body.versionNumber).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  test('a list of over 1,000 continues by its Link header', async () => {
    const name = { elementType: 'long', elementId: 1 };
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 255; i++)
          await service.api('createSequenceVersionV1', { body: { ...name, newVersionData: {} } });
      }),
    );
    const first = await service.api('listSequenceVersionsV1', { query: name });
    expect(first.body).toHaveLength(1000);
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!;
    const query = Object.fromEntries(new URL(next, 'http://x').searchParams);
    const second = await service.api('listSequenceVersionsV1', { query });
    expect(second.body.map((version: { versionNumber: number }) => version.versionNumber)).toEqual(
      Array.from({ length: 20 }, (_, i) => 1001 + i),
    );
    expect(second.headers.link).toBeUndefined();
  });
});
