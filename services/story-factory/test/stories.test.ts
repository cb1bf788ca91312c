import { PeerProblem, Problem } from '@fountainai/service-kit';
import { afterEach, describe, expect, test } from 'vitest';
import type { Peers } from '../src/peers.ts';
import { setUp } from './setup.ts';

let failure: Problem | undefined;
let failing = '';
afterEach(() => (failure = undefined));

const { service } = setUp((peers: Peers) => ({
  ...peers,
  character: {
    ...peers.character,
    listCharactersV2: (...args) =>
      failure && failing === 'character'
        ? Promise.reject(failure)
        : peers.character.listCharactersV2(...args),
  },
  script: {
    ...peers.script,
    getScriptContentV2: (...args) =>
      failure && failing === 'script' ? Promise.reject(failure) : peers.script.getScriptContentV2(...args),
  },
}));

const source = `Title: Two\n\n.ONE\n\n@ANNA\n${'A line. '.repeat(400)}\n\n@BERT\nShort.\n\n.TWO\n\n!Exit\n\n@ANNA\nLast.\n`;
const play = async () =>
  (await service.api('importStoryV2', { body: { format: 'fountain', text: source } })).body
    .scriptId as number;

describe.each(['V1', 'V2'])('stories in %s', (version) => {
  test('come whole, with an ETag', async () => {
    const scriptId = await play();
    const { status, body, headers } = await service.api(`getStory${version}`, { query: { scriptId } });
    expect([status, body.story.length, body.sections.length]).toEqual([200, 4, 2]);
    const again = await service.api(`getStory${version}`, {
      query: { scriptId },
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  test('of an unknown script are a 404', async () => {
    expect((await service.api(`getStory${version}`, { query: { scriptId: 4711 } })).status).toBe(404);
    const query = { scriptId: 4711, startSequence: 1, endSequence: 2 };
    expect((await service.api(`getStorySequences${version}`, { query })).status).toBe(404);
  });

  test('come in part by sequence', async () => {
    const scriptId = await play();
    const part = (startSequence: number, endSequence: number) =>
      service.api(`getStorySequences${version}`, { query: { scriptId, startSequence, endSequence } });
    expect((await part(2, 3)).body.sequences.map(({ sequence }: { sequence: number }) => sequence)).toEqual([
      2, 3,
    ]);
    expect((await part(90, 99)).body.sequences).toEqual([]);
    const wrong = await part(3, 2);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, 'startSequence']);
  });

  test.each([
    ['character', 404, 502],
    ['character', 503, 503],
    ['character', 504, 504],
    ['script', 404, 404],
    ['script', 503, 503],
  ])(
    'are never silently shorter: the %s service fails with %i, the answer is %i',
    async (peer, peerStatus, expected) => {
      const scriptId = await play();
      failing = peer;
      failure = new PeerProblem(peer, peerStatus === 404 ? 502 : peerStatus, 'no', undefined, peerStatus);
      expect((await service.api(`getStory${version}`, { query: { scriptId } })).status).toBe(expected);
    },
  );
});

describe('getStoryV2', () => {
  test('cuts pages that fit', async () => {
    const scriptId = await play();
    const first = await service.api('getStoryV2', { query: { scriptId, maxCharacters: 10_000 } });
    expect(JSON.stringify(first.body).length).toBeLessThanOrEqual(10_000);
    expect((await service.api('getStoryV2', { query: { scriptId, maxCharacters: 9_999 } })).status).toBe(400);
    expect((await service.api('getStoryV2', { query: { scriptId, cursor: 'nonsense' } })).status).toBe(400);
  });

  test('narrows to a character by name or id, and to a section', async () => {
    const scriptId = await play();
    const { body: whole } = await service.api('getStoryV2', { query: { scriptId } });
    const { characterId } = whole.story[0].character;
    for (const character of ['anna', 'ANNA', String(characterId)]) {
      const { body } = await service.api('getStoryV2', { query: { scriptId, character } });
      expect(body.story.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 4]);
    }
    const { body: two } = await service.api('getStoryV2', {
      query: { scriptId, headingId: whole.sections[1].headingId },
    });
    expect([two.sections.length, two.story.length]).toEqual([1, 2]);
    expect(
      (await service.api('getStoryV2', { query: { scriptId, character: 'nobody' } })).body,
    ).toMatchObject({ story: [], sections: [] });
  });
});
