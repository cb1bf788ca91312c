import { describe, expect, test } from 'vitest';
import { fakeMusic } from './fake-music.ts';
import { setUp } from './setup.ts';

const { service, extra } = setUp();

async function playOf(sections: number, workspace: string): Promise<number> {
  const scenes = Array.from({ length: sections }, (_, i) => `INT. ROOM ${i} - DAY\n\n@ANNA\nYes.\n`).join(
    '\n',
  );
  const text = `Title: ${workspace} ${sections}\n\n${scenes}`;
  const imported = await service.api('importStoryV2', { body: { format: 'fountain', text }, workspace });
  return imported.body.scriptId;
}
const orchestrate = (scriptId: number, workspace: string) =>
  service.api('orchestrateScriptV2', { params: { scriptId }, body: { render: ['pages'] }, workspace });
const stateOf = async (scriptId: number, workspace: string): Promise<string> =>
  (await service.api('getOrchestrationV2', { params: { scriptId }, workspace })).body.state;

/** Starts workers whose renderer records the workspace of each step; `events` run after a given number of steps. */
function working(processes: number, events: Record<number, () => Promise<unknown>> = {}) {
  const steps: string[] = [];
  const music = fakeMusic({
    engrave: async (score, options) => {
      steps.push(score.title.split(' ')[0]!);
      await events[steps.length]?.();
      return fakeMusic().engrave(score, options);
    },
  });
  const workers = Array.from({ length: processes }, () => extra.work({ music }));
  return { steps, stop: () => Promise.all(workers.map((worker) => worker.stop())) };
}

describe('workspaces take turns', () => {
  test.each([1, 2])('a small play is not held up by a large one (%i processes)', async (processes) => {
    const [large, small] = [`large-${processes}`, `small-${processes}`];
    const scriptId = await playOf(16, large);
    const smallId = await playOf(2, small);
    await orchestrate(scriptId, large);
    const { steps, stop } = working(processes, { 3: () => orchestrate(smallId, small) });
    await expect.poll(() => stateOf(smallId, small), { timeout: 60_000, interval: 20 }).toBe('done');
    await expect.poll(() => stateOf(scriptId, large), { timeout: 60_000 }).toBe('done');
    await stop();
    expect(steps.filter((workspace) => workspace === large)).toHaveLength(16);
    // The bound covers the two steps of the small play, a turn of the large play before each, and the steps during
    // composing.
    expect(steps.lastIndexOf(small)).toBeLessThan(14);
    const [first, second] = steps.flatMap((workspace, i) => (workspace === small ? [i] : []));
    expect(second! - first!).toBeLessThanOrEqual(2);
  });

  test('whatever the number of plays that one of them asks for', async () => {
    const plays = await Promise.all([3, 4, 5].map((sections) => playOf(sections, 'many')));
    for (const scriptId of plays) await orchestrate(scriptId, 'many');
    const one = await playOf(3, 'one');
    await orchestrate(one, 'one');
    const { steps, stop } = working(1);
    await expect.poll(() => stateOf(one, 'one'), { timeout: 60_000, interval: 20 }).toBe('done');
    for (const scriptId of plays)
      await expect.poll(() => stateOf(scriptId, 'many'), { timeout: 60_000 }).toBe('done');
    await stop();
    // Between two steps of one workspace, the other workspace has at most one step.
    const places = steps.flatMap((workspace, i) => (workspace === 'one' ? [i] : []));
    for (const [i, place] of places.entries())
      if (i > 0) expect(place - places[i - 1]!).toBeLessThanOrEqual(2);
    expect(steps).toHaveLength(15);
  });
});
