import type { TestApi } from '@fountainai/service-testing';
import { expect, test } from 'vitest';
import { asAdmin, bigPlay, sentSection, setUp } from './setup.ts';

const service = setUp();
const api: TestApi = (operationId, request) => service.api(operationId, request);

type Sent = Parameters<typeof sentSection>[0];
interface Content {
  script: { revision: number };
  sections: (Sent & {
    sequenceNumber: number;
    actions: Sent['actions'];
  })[];
}

const content = async (scriptId: number, revision?: number): Promise<Content> =>
  (await api('getScriptContentV2', { params: { scriptId }, query: { ...(revision && { revision }) } })).body;

/** A script without the fields that count the writes to it. */
const bareContent = ({ script, sections }: Content) => {
  const { revision: _r, version: _v, updatedAt: _u, ...rest } = script as Record<string, unknown>;
  return { script: rest, sections };
};

// The seed is part of the test's name, so that a failure shows it.
test.each([1, 2, 3])(
  'every revision can be read and restored, whatever is written (seed %i)',
  async (seed) => {
    const random = randomOf(seed);
    const play = { ...bigPlay(3, 3), script: { title: `Seed ${seed}` } };
    const { scriptId } = (await api('createScriptContentV2', { body: play })).body;
    const kept = new Map([[1, await content(scriptId)]]);
    for (let step = 0; step < 60; step++) {
      await randomWrite(scriptId, await content(scriptId), { step, random, revisions: [...kept.keys()] });
      const after = await content(scriptId);
      kept.set(after.script.revision, after);
    }
    expect([...kept.keys()]).toEqual(Array.from({ length: kept.size }, (_, i) => i + 1));
    expect(kept.size).toBeGreaterThan(35);
    await expectKept(scriptId, kept);
    for (const revision of [...kept.keys()].toSorted(() => random() - 0.5).slice(0, 12)) {
      const { status } = await api('restoreScriptRevisionV2', { params: { scriptId, revision }, body: {} });
      expect([revision, status]).toEqual([revision, 200]);
      expect(bareContent(await content(scriptId))).toEqual(bareContent(kept.get(revision)!));
    }
    await expectKept(scriptId, kept);
    await expectTidyHistory(scriptId);
  },
);

async function expectKept(scriptId: number, kept: Map<number, Content>) {
  for (const [revision, was] of kept) expect(await content(scriptId, revision)).toEqual(was);
}

/** Checks that the states of an element never overlap and that every counted change is stored. */
async function expectTidyHistory(scriptId: number) {
  const parts = ['section', 'action', 'spokenWord'].map((element) => {
    const table = element === 'spokenWord' ? 'spoken_words' : `${element}s`;
    return `SELECT '${element}', id, since_revision, NULL::bigint FROM script.${table} WHERE script_id = ${scriptId}`;
  });
  const states = `WITH states (element, id, since, until) AS (
    SELECT element, id, from_revision, to_revision FROM script.former_elements
      WHERE script_id = ${scriptId} AND element <> 'script' UNION ALL ${parts.join(' UNION ALL ')})`;
  const overlaps = `${states} SELECT * FROM states a JOIN states b USING (element, id)
    WHERE a.since < b.since AND (a.until IS NULL OR a.until > b.since)`;
  expect(await asAdmin(service, overlaps)).toEqual([]);
  // For each revision: states that begin or end there. A changed element counts once.
  const miscounted = `${states}, counted AS (
      SELECT revision, count(DISTINCT (element, id))::int AS counted
      FROM (SELECT element, id, since AS revision FROM states UNION ALL SELECT element, id, until FROM states) ends
      GROUP BY revision)
    SELECT r.revision, r.operation, changes, coalesce(counted, 0) AS counted
    FROM script.revisions r LEFT JOIN counted USING (revision)
    WHERE r.script_id = ${scriptId} AND changes - coalesce(counted, 0) NOT IN (0, (
      SELECT count(*) FROM (
        SELECT to_revision FROM script.former_elements WHERE script_id = ${scriptId} AND element = 'script'
        UNION ALL SELECT 1) own WHERE to_revision = r.revision))`;
  expect(await asAdmin(service, miscounted)).toEqual([]);
}

interface Chance {
  step: number;
  random: () => number;
  /** The revisions that can be restored. */
  revisions: number[];
}

/** Makes one random write. A refused write must change nothing. */
async function randomWrite(
  scriptId: number,
  { sections }: Content,
  { step, random, revisions }: Chance,
): Promise<unknown> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const actions = sections.flatMap((section) => section.actions);
  const words = [
    ...actions.flatMap(({ spokenWord }) => spokenWord ?? []),
    ...sections.flatMap(({ unplacedSpokenWords }) => unplacedSpokenWords),
  ];
  const section = pick(sections);
  const headingId = section?.headingId ?? 999_999;
  const actionId = pick(actions)?.actionId ?? 999_999;
  const dialogueId = pick(words)?.dialogueId ?? 999_999;
  const text = `Step ${step}`;
  const version = pick([1, 2]);
  const shuffled = () => sections.toSorted(() => random() - 0.5).map(turned);
  /** Returns new numbers for some elements: their own in another order, and one free number. */
  const renumbered = (elements: { id: number; sequenceNumber: number }[]) => {
    const chosen = elements.filter(() => random() < 0.6);
    const numbers = chosen.map(({ sequenceNumber }) => sequenceNumber).toSorted(() => random() - 0.5);
    return chosen.map(({ id }, i) => ({ id, newSequence: i === 0 ? 1_000 + step : numbers[i]! }));
  };
  const replace = (list: object[]) =>
    api('replaceScriptContentV2', {
      params: { scriptId },
      body: { script: { title: text }, sections: list },
    });
  const writes = [
    () => api(`createSectionV${version}`, { params: { scriptId }, body: { title: text } }),
    () => api(`createActionV${version}`, { params: { headingId }, body: { dialogueId } }),
    () => api(`createSpokenWordV${version}`, { params: { headingId }, body: { text } }),
    () => api('updateScriptV2', { params: { scriptId }, body: { title: text } }),
    () => api(`replaceSectionV${version}`, { params: { headingId }, body: { title: text } }),
    () => api('updateActionV2', { params: { actionId }, body: { characterId: step + 1 } }),
    () => api(`replaceActionV${version}`, { params: { actionId }, body: { description: text } }),
    () => api('updateActionV2', { params: { actionId }, body: { dual: true, version: 99 } }),
    () => api('updateSpokenWordV2', { params: { dialogueId }, body: { text } }),
    () => api(`replaceSpokenWordV${version}`, { params: { dialogueId }, body: { text } }),
    () => api(`deleteActionV${version}`, { params: { actionId } }),
    () => api(`deleteSpokenWordV${version}`, { params: { dialogueId } }),
    () => random() < 0.5 && api(`deleteSectionV${version}`, { params: { headingId } }),
    () => api('restoreScriptRevisionV2', { params: { scriptId, revision: pick(revisions)! }, body: {} }),
    () => replace(shuffled()),
    () => replace([...shuffled().slice(1), ...bigPlay(1, 2).sections]),
    () => {
      const elements = renumbered(
        sections.map(({ headingId: id, sequenceNumber }) => ({ id, sequenceNumber })),
      );
      const body = { elements: elements.map(({ id, newSequence }) => ({ headingId: id, newSequence })) };
      return body.elements.length > 0 && api('reorderSectionsV2', { params: { scriptId }, body });
    },
    () => {
      const elements = renumbered(
        (section?.actions ?? []).map(({ actionId: id, sequenceNumber }) => ({
          id,
          sequenceNumber: sequenceNumber as number,
        })),
      );
      const body = { elements: elements.map(({ id, newSequence }) => ({ actionId: id, newSequence })) };
      return body.elements.length > 0 && api('reorderActionsV2', { params: { headingId }, body });
    },
  ];
  return pick(writes)!();
}

/** Returns a section for the request, with its actions in reverse order. */
function turned(section: Sent): object {
  const sent = sentSection(section);
  return { ...sent, actions: sent.actions.toReversed() };
}

/** Mulberry32 gives the same numbers for the same seed on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
