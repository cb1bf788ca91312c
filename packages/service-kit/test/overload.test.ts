import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { shedOverload } from '../src/overload.ts';
import { answerProblems } from '../src/problem-answers.ts';

/** Keeps the process busy, with hardly a pause. */
async function block(ms: number): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(0))
    for (const slice = Date.now() + 200; Date.now() < slice;);
}

test('a process that cannot keep up refuses work, but lives, and recovers', async () => {
  const app = Fastify();
  shedOverload(app, { longestDelayMs: 50, graceMs: 0 });
  answerProblems(app);
  app.get('/work', () => ({}));
  app.get('/live', () => ({}));
  expect((await app.inject('/work')).statusCode).toBe(200);
  await block(2_500);
  const refused = await app.inject('/work');
  expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
    503,
    'overloaded',
    '1',
  ]);
  expect((await app.inject('/live')).statusCode).toBe(200);
  for (let i = 0; i < 50 && (await app.inject('/work')).statusCode !== 200; i++) await sleep(100);
  expect((await app.inject('/work')).statusCode).toBe(200);
  await app.close();
});
