import type { Call } from '@fountainai/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import { rememberStories } from '../../src/story/remember.ts';
import type { Peers } from '../../src/peers.ts';

const callOf = (workspace: string): Call => ({
  caller: { token: '', subject: 'test', workspace, scopes: ['read'] },
  requestId: 'test',
  deadline: Number.MAX_SAFE_INTEGER,
});

/** The versions that the services return as ETags, and the operation that they refuse. */
const state = { script: 1, characters: 1, contexts: 1, refuses: '' };
const said: string[] = [];

const action = { actionId: 1, sequenceNumber: 1, characterId: 7, dialogueId: null, contextId: 8 };
const bodies = {
  script: () => ({
    script: { scriptId: 1, revision: state.script },
    sections: [{ headingId: 1, actions: [action] }],
  }),
  characters: () => ({
    items: [{ characterId: 7, version: state.characters, name: `Name ${state.characters}` }],
  }),
  contexts: () => ({
    items: [{ contextId: 8, version: state.contexts, data: { mood: `Mood ${state.contexts}` } }],
  }),
};

const service = (name: keyof typeof bodies) => async (input: { headers: Record<string, string> }) => {
  if (state.refuses === name) throw new Error(`${name}: not for you`);
  const etag = `"${state[name]}"`;
  if (input.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  said.push(name);
  return { status: 200, headers: { etag }, body: bodies[name]() };
};

const peers = {
  script: { getScriptContentV2: service('script') },
  character: { listCharactersV2: service('characters') },
  sessionContext: { listContextsV2: service('contexts') },
} as unknown as Peers;
const gatherer = () => rememberStories(peers);

beforeEach(() => {
  Object.assign(state, { script: 1, characters: 1, contexts: 1, refuses: '' });
  said.length = 0;
});

describe('a story that is remembered', () => {
  test('is the same object while all services say that nothing changed', async () => {
    const gather = gatherer();
    const first = await gather(1, callOf('a'));
    expect(await gather(1, callOf('a'))).toBe(first);
    expect(said).toEqual(['script', 'characters', 'contexts']);
  });

  test.each(['script', 'characters', 'contexts'] as const)('is another when %s changed', async (name) => {
    const gather = gatherer();
    const first = await gather(1, callOf('a'));
    state[name] = 2;
    const second = await gather(1, callOf('a'));
    expect(second).not.toEqual(first);
    expect(said.toSorted()).toEqual(['characters', 'contexts', 'script', name].toSorted());
    expect(await gather(1, callOf('a'))).toBe(second);
  });

  test('is not shared between workspaces or scripts', async () => {
    const gather = gatherer();
    const first = await gather(1, callOf('a'));
    expect(await gather(1, callOf('b'))).not.toBe(first);
    expect(await gather(2, callOf('a'))).not.toBe(first);
    expect(said).toHaveLength(9);
  });

  test.each(['script', 'characters', 'contexts'])('is not given when %s is refused', async (name) => {
    const gather = gatherer();
    await gather(1, callOf('a'));
    state.refuses = name;
    await expect(gather(1, callOf('a'))).rejects.toThrow('not for you');
  });
});

describe('a story that another instance remembers', () => {
  /** A shared memory that keeps values as JSON. */
  const sharedMemory = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      get: async (key: string): Promise<unknown> => JSON.parse(kept.get(key) ?? 'null') ?? undefined,
      set: (key: string, value: object) => void kept.set(key, JSON.stringify(value)),
      close: async () => {},
    };
  };

  test('is not read again, but asked about', async () => {
    const shared = sharedMemory();
    const first = await rememberStories(peers, shared)(1, callOf('a'));
    said.length = 0;
    expect(await rememberStories(peers, shared)(1, callOf('a'))).toEqual(first);
    expect(said).toEqual([]);
    state.refuses = 'characters';
    await expect(rememberStories(peers, shared)(1, callOf('a'))).rejects.toThrow('not for you');
  });

  test('is read anew where it changed, and the others learn of it', async () => {
    const shared = sharedMemory();
    await rememberStories(peers, shared)(1, callOf('a'));
    state.characters = 2;
    said.length = 0;
    const changed = await rememberStories(peers, shared)(1, callOf('a'));
    expect(said).toEqual(['characters']);
    expect(changed.elements[0]!.character!.name).toBe('Name 2');
    said.length = 0;
    expect(await rememberStories(peers, shared)(1, callOf('a'))).toEqual(changed);
    expect(said).toEqual([]);
  });
});
