import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { shedOverload } from '../src/http/overload.ts';
import { answerProblems } from '../src/http/problem-answers.ts';

/** Blocks the event loop for this many milliseconds. */
function block(ms: number): void {
  for (const until = Date.now() + ms; Date.now() < until;);
}

function startApp(longestDelayMs: number) {
  const app = Fastify();
  onTestFinished(() => app.close());
  shedOverload(app, { longestDelayMs, graceMs: 0 });
  answerProblems(app);
  app.get('/work', () => ({}));
  app.get('/live', () => ({}));
  return app;
}

test('an overloaded process refuses work, stays alive and recovers', async () => {
  const app = startApp(50);
  expect((await app.inject('/work')).statusCode).toBe(200);
  let answer = await app.inject('/work');
  for (const until = Date.now() + 10_000; answer.statusCode === 200 && Date.now() < until; await sleep(0)) {
    block(200);
    answer = await app.inject('/work');
  }
  expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
    503,
    'overloaded',
    '1',
  ]);
  expect((await app.inject('/live')).statusCode).toBe(200);
  for (let i = 0; i < 50 && (await app.inject('/work')).statusCode !== 200; i++) await sleep(100);
  expect((await app.inject('/work')).statusCode).toBe(200);
});

test('a process that stalled once refuses no request', async () => {
  // A busy machine delays a process for less than this. A second delay within five seconds would rightly shed
  // load.
  const app = startApp(200);
  expect((await app.inject('/work')).statusCode).toBe(200);
  block(5_000);
  const statuses = new Set<number>();
  let wasBehind = false;
  for (const until = Date.now() + 3_000; Date.now() < until; await sleep(20)) {
    wasBehind ||= app.isUnderPressure();
    statuses.add((await app.inject('/work')).statusCode);
  }
  expect([wasBehind, [...statuses]]).toEqual([true, [200]]);
});
