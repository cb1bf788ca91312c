import type { Call } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { shareLooks } from '../../src/story/share-looks.ts';

const callOf = (token: string): Call => ({
  caller: { token, subject: 'test', workspace: 'test', scopes: ['read'] },
  requestId: 'test',
  deadline: Number.MAX_SAFE_INTEGER,
});

/** Looks that a test ends itself, with a count of the started ones. */
function looks() {
  const open: PromiseWithResolvers<number>[] = [];
  const look = shareLooks(() => {
    const one = Promise.withResolvers<number>();
    open.push(one);
    return one.promise;
  });
  const end = async (n: number) => {
    await expect.poll(() => open.length).toBeGreaterThan(n);
    open[n]!.resolve(n);
  };
  return { open, look, end };
}

test('nobody gets a look that began before they asked; all who wait share the next, and who was just answered', async () => {
  const { open, look, end } = looks();
  const call = callOf('a');
  const [first, second, third] = [look(1, call), look(1, call), look(1, call)];
  await end(0);
  expect(await first).toBe(0);
  const asksAgain = look(1, call);
  await expect.poll(() => open.length).toBe(2);
  const late = look(1, call);
  await end(1);
  await end(2);
  expect(await Promise.all([second, third, asksAgain, late])).toEqual([1, 1, 1, 2]);
  expect(open).toHaveLength(3);
});

test('who was answered together shares the next look, too, whoever of them asks first', async () => {
  const { open, look, end } = looks();
  const call = callOf('a');
  const all = [look(1, call), look(1, call), look(1, call)];
  await end(0);
  await end(1);
  await Promise.all(all);
  const again = [look(1, call)];
  await new Promise(setImmediate);
  again.push(look(1, call), look(1, call));
  await end(2);
  expect(await Promise.all(again)).toEqual([2, 2, 2]);
  expect(open).toHaveLength(3);
});

test('who is alone is not kept waiting', async () => {
  const { open, look } = looks();
  for (const n of [0, 1, 2]) {
    const answer = look(1, callOf('a'));
    expect(open).toHaveLength(n + 1);
    open[n]!.resolve(n);
    expect(await answer).toBe(n);
    await Promise.resolve();
  }
});

test('other scripts and other tokens have looks of their own', async () => {
  const { open, look } = looks();
  void look(1, callOf('a'));
  void look(2, callOf('a'));
  void look(1, callOf('b'));
  expect(open).toHaveLength(3);
});

test('a look that fails fails those who share it, and nobody after them', async () => {
  const { open, look, end } = looks();
  const [first, second] = [look(1, callOf('a')), look(1, callOf('a'))];
  open[0]!.reject(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await end(1);
  expect(await second).toBe(1);
  const later = look(1, callOf('a'));
  await end(2);
  expect(await later).toBe(2);
});

test('so does one that throws before it is under way', async () => {
  const look = shareLooks((): Promise<number> => {
    throw new Error('at once');
  });
  await expect(look(1, callOf('a'))).rejects.toThrow('at once');
  await expect(look(1, callOf('a'))).rejects.toThrow('at once');
});
