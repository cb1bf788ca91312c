import type { Call } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { rememberContent } from '../src/remember-content.ts';
import type { Peers } from '../src/peers.ts';
import type { Content } from '../src/story.ts';

const callOf = (workspace: string): Call => ({
  caller: { token: '', subject: 'test', workspace, scopes: ['read'] },
  requestId: 'test',
  deadline: Number.MAX_SAFE_INTEGER,
});
const ask = (scriptId: number) => ({ params: { scriptId }, query: {}, headers: {}, body: undefined });

/** A script service that keeps what it was asked, and knows one revision of everything. */
function scriptService() {
  const asked: (string | undefined)[] = [];
  const state = { revision: 1, fails: false };
  const script = {
    getScriptContentV2: async ({ headers }: { headers: Record<string, string> }) => {
      const condition = headers['if-none-match'];
      asked.push(condition);
      if (state.fails) throw new Error('not for you');
      const etag = `"${state.revision}"`;
      if (condition === etag) return { status: 304, headers: { etag } };
      return { status: 200, headers: { etag }, body: { script: {}, sections: [], revision: state.revision } };
    },
  };
  return { asked, state, remembering: rememberContent(script as unknown as Peers['script']) };
}

describe('content that is remembered', () => {
  const revisionOf = (answer: { body?: unknown }) => (answer.body as Content & { revision: number }).revision;

  test('is asked for with the ETag it had, and given again while that holds', async () => {
    const { asked, remembering } = scriptService();
    const [first, again] = [
      await remembering.getScriptContentV2(ask(1), callOf('a')),
      await remembering.getScriptContentV2(ask(1), callOf('a')),
    ];
    expect(asked).toEqual([undefined, '"1"']);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  test('is another as soon as the script is', async () => {
    const { state, remembering } = scriptService();
    await remembering.getScriptContentV2(ask(1), callOf('a'));
    state.revision = 2;
    expect(revisionOf(await remembering.getScriptContentV2(ask(1), callOf('a')))).toBe(2);
    expect(revisionOf(await remembering.getScriptContentV2(ask(1), callOf('a')))).toBe(2);
  });

  test('is not shared between workspaces or scripts', async () => {
    const { asked, remembering } = scriptService();
    await remembering.getScriptContentV2(ask(1), callOf('a'));
    await remembering.getScriptContentV2(ask(1), callOf('b'));
    await remembering.getScriptContentV2(ask(2), callOf('a'));
    expect(asked).toEqual([undefined, undefined, undefined]);
  });

  test('is not given to whom the script service refuses it', async () => {
    const { state, remembering } = scriptService();
    await remembering.getScriptContentV2(ask(1), callOf('a'));
    state.fails = true;
    await expect(remembering.getScriptContentV2(ask(1), callOf('a'))).rejects.toThrow('not for you');
  });

  test('is left alone where a revision or a condition is asked for', async () => {
    const { asked, remembering } = scriptService();
    await remembering.getScriptContentV2({ ...ask(1), query: { revision: 1 } }, callOf('a'));
    const conditional = { ...ask(1), headers: { 'if-none-match': '"1"' } };
    expect((await remembering.getScriptContentV2(conditional, callOf('a'))).status).toBe(304);
    expect(asked).toEqual([undefined, '"1"']);
  });
});
