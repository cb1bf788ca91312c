import { randomInt } from 'node:crypto';
import { keptBytes, openQuota } from '@fountainai/service-kit';
import { beforeAll, expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();
beforeAll(() => {
  const { database } = service;
  database.quota = openQuota(100_000, (workspace) => keptBytes(database.pool, database.schema, workspace));
});

const kept = (workspace: string) => keptBytes(service.database.pool, service.database.schema, workspace);
const noise = () => Array.from({ length: 4_000 }, () => String.fromCodePoint(randomInt(33, 0xd000))).join('');

test('history and idempotency records count; a deletion frees room; other workspaces are not affected', async () => {
  const workspace = 'filling';
  await service.api('createSessionV2', { body: { userId: 1 }, workspace: 'other' });
  const first = { body: { userId: 1, context: noise(), requestId: 'first' }, workspace };
  const { sessionId } = (await service.api('createSessionV2', first)).body;
  // The row and its idempotency record.
  expect(await kept(workspace)).toBeGreaterThan(16_000);
  const params = { sessionId };
  const change = () =>
    service.api('replaceSessionContextV2', { params, body: { context: noise() }, workspace });
  const statuses: number[] = [];
  while (statuses.length < 50 && statuses.at(-1) !== 507) statuses.push((await change()).status);
  expect(statuses.at(-1)).toBe(507);
  expect(await kept(workspace)).toBeLessThan(130_000);

  const again = await service.api('createSessionV2', first);
  expect(again).toMatchObject({ status: 201, body: { sessionId } });
  expect(again.headers['idempotency-replayed']).toBe('true');
  const elsewhere = await service.api('createSessionV2', { body: { userId: 1 }, workspace: 'other' });
  expect(elsewhere.status).toBe(201);

  expect((await service.api('deleteSessionV2', { params, workspace })).status).toBe(204);
  expect((await service.api('createSessionV2', { body: { userId: 2 }, workspace })).status).toBe(201);
});
