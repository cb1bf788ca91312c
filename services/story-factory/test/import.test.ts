import type { Call } from '@fountainai/contracts';
import { PeerProblem } from '@fountainai/service-kit';
import { administer } from '@fountainai/service-testing';
import { afterEach, describe, expect, test } from 'vitest';
import type { Peers } from '../src/peers.ts';
import { setUp } from './setup.ts';

/** The next fault: the operation that fails, and whether it fails before or after it takes effect. */
let fault: { operation: string; before: boolean } | undefined;
let undoing = true;
afterEach(() => {
  fault = undefined;
  undoing = true;
});

const down = (code?: string) => new PeerProblem('a', 503, 'down', { code });

/**
 * Passes every call through except the faulty one, which fails before it takes effect or loses its answer afterwards.
 */
function disturb(peers: Peers): Peers {
  const wrap = <T extends object>(service: T): T =>
    new Proxy(service, {
      get(target, operation: string) {
        const real = Reflect.get(target, operation) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          if (!undoing && operation.startsWith('delete')) throw down('ECONNREFUSED');
          if (fault?.operation !== operation) return real(...args);
          if (fault.before) throw down('ECONNREFUSED');
          await real(...args);
          throw down();
        };
      },
    });
  return {
    script: wrap(peers.script),
    character: wrap(peers.character),
    sessionContext: wrap(peers.sessionContext),
  };
}

const { service, real } = setUp(disturb);
const text = (title: string) =>
  `Title: ${title}\nAuthor: Somebody\nDraft date: today\n\n# ACT I\n\nINT. HOUSE - NIGHT #1#\n\nRain.\n\n@ANNA (V.O.)\n(softly)\nYes.\n\n> CUT TO:\n\n[[a note]]\n\n/* cut */\n`;
const importIt = (title: string, more = {}) =>
  service.api('importStoryV2', { body: { format: 'fountain', text: text(title) }, ...more });

async function callOf(workspace = 'test'): Promise<Call> {
  const token = await service.tokens.issue({ workspace });
  return {
    caller: { token, subject: 'tester', workspace, scopes: [] },
    requestId: 'r',
    deadline: Date.now() + 10_000,
  };
}

/** Counts all rows of a workspace. */
async function everything(workspace: string) {
  const call = await callOf(workspace);
  const all = { params: {}, query: { limit: 200 }, headers: {}, body: undefined };
  const { script, character, sessionContext } = real.peers! as Peers & {
    script: { listScriptsV2: (...args: unknown[]) => Promise<{ body: { items: unknown[] } }> };
  };
  const [scripts, characters, contexts] = await Promise.all([
    script.listScriptsV2(all, call),
    character.listCharactersV2(all, call),
    sessionContext.listContextsV2(all, call),
  ]);
  return [scripts, characters, contexts].map(({ body }) => body!.items.length);
}

test('a play becomes script, characters and contexts', async () => {
  const { status, body, headers } = await importIt('Rain');
  expect([status, body]).toEqual([
    201,
    {
      scriptId: expect.any(Number),
      title: 'Rain',
      sections: 2,
      actions: 4,
      spokenWords: 1,
      characters: 1,
      contexts: 1,
      warnings: [expect.stringContaining('boneyard')],
    },
  ]);
  expect(headers.location).toBe(`/v2/stories?scriptId=${body.scriptId}`);

  const story = (await service.api('getStoryV2', { query: { scriptId: body.scriptId } })).body;
  expect(story).toMatchObject({
    title: 'Rain',
    author: 'Somebody',
    description: 'Draft date: today',
    nextCursor: null,
  });
  expect(story.sections.map(({ title, level }: { title: string; level: number }) => [title, level])).toEqual([
    ['ACT I', 1],
    ['INT. HOUSE - NIGHT', 2],
  ]);
  expect(
    story.story.map(
      ({
        action,
        spokenWord,
      }: {
        action: { kind: string; description: string };
        spokenWord: { text: string } | null;
      }) => [action.kind, action.description, spokenWord?.text],
    ),
  ).toEqual([
    ['direction', 'Rain.', undefined],
    ['speech', '(V.O.)', '(softly)\nYes.'],
    ['transition', 'CUT TO:', undefined],
    ['note', 'a note', undefined],
  ]);
  expect(story.story[1]).toMatchObject({
    character: { name: 'ANNA' },
    action: { extension: 'V.O.', dual: false },
  });
  expect(story.story[0].context).toMatchObject({
    headingId: story.sections[1].headingId,
    data: { location: 'HOUSE', time: 'NIGHT', place: 'interior', sceneNumber: '1' },
  });
});

describe('when another service fails, nothing is left, and the import may be repeated', () => {
  const operations = ['createCharactersV2', 'createContextsV2', 'createScriptContentV2', 'updateContextsV2'];
  test.each(
    operations.flatMap(
      (operation) =>
        [
          [operation, 'before'],
          [operation, 'after'],
        ] as const,
    ),
  )('%s fails %s it took effect', async (operation, when) => {
    const workspace = `${operation}-${when}`;
    fault = { operation, before: when === 'before' };
    expect((await importIt('Fails', { workspace })).status).toBe(503);
    fault = undefined;
    // A call with a lost answer may have taken effect, so everything stays and the next run resumes.
    if (when === 'before') expect(await everything(workspace)).toEqual([0, 0, 0]);
    expect((await importIt('Fails', { workspace })).status).toBe(201);
    expect(await everything(workspace)).toEqual([1, 1, 1]);
  });

  test('even when it cannot be undone at once', async () => {
    const workspace = 'stuck';
    fault = { operation: 'createScriptContentV2', before: true };
    undoing = false;
    expect((await importIt('Stuck', { workspace })).status).toBe(503);
    expect(await everything(workspace)).toEqual([0, 1, 1]);
    fault = undefined;
    undoing = true;
    expect((await importIt('Stuck', { workspace })).status).toBe(201);
    expect(await everything(workspace)).toEqual([1, 1, 1]);
  });
});

test('a requestId is bound to its request', async () => {
  const body = { format: 'fountain', text: text('Keyed'), requestId: 'import-1' };
  const first = await service.api('importStoryV2', { body });
  const again = await service.api('importStoryV2', { body });
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
    201,
    first.body,
    'true',
  ]);
  const other = await service.api('importStoryV2', { body: { ...body, text: text('Other') } });
  expect(other.status).toBe(422);
});

test('a run that was interrupted is taken up and makes nothing twice', async () => {
  const workspace = 'interrupted';
  await importIt('Half', { workspace });
  // This is the state after a process is killed behind its last call: all rows exist, but the record does not say so.
  await asAdmin(
    `UPDATE story_factory.imports SET state = 'running', summary = NULL, updated_at = now() - interval '1 minute' WHERE workspace_id = '${workspace}'`,
  );
  expect((await importIt('Half', { workspace })).status).toBe(201);
  expect(await everything(workspace)).toEqual([1, 1, 1]);
});

test('a run that goes on elsewhere is a 409 that says when to ask again', async () => {
  await importIt('Busy', { workspace: 'busy' });
  await asAdmin(
    `UPDATE story_factory.imports SET state = 'running', updated_at = now() WHERE workspace_id = 'busy'`,
  );
  const { status, headers, body } = await importIt('Busy', { workspace: 'busy' });
  expect([status, body.code, headers['retry-after']]).toEqual([409, 'import_running', '5']);
});

test.each([
  ['a heading of 501 characters', `.${'x'.repeat(501)}\n\n@A\nb\n`, /heading/],
  ['a name of 501 characters', `.H\n\n@${'A'.repeat(501)}\nb\n`, /name/],
  ['a speech of 100,001 characters', `.H\n\n@A\n${'b'.repeat(100_001)}\n`, /line 3/],
])('%s is refused with the line it is on', async (_, source, message) => {
  const { status, body } = await service.api('importStoryV2', {
    body: { format: 'fountain', text: source },
    workspace: 'refused',
  });
  expect(status).toBe(400);
  expect(body.errors[0].message).toMatch(message);
  expect(await everything('refused')).toEqual([0, 0, 0]);
});

const asAdmin = (statement: string) => administer(service.testDatabase.adminUrl, statement);
