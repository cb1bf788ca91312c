import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { administer } from '@fountainai/service-testing';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { JobParts } from '../src/orchestration/job.ts';
import type { Music } from '../src/orchestration/music.ts';
import { fakeMusic } from './fake-music.ts';
import { mostPending, setUp } from './setup.ts';

const { service, real, extra } = setUp();

let plays = 0;
/** Creates a play of two scenes in a workspace of its own. */
async function newPlay(workspace = `music-${++plays}`) {
  const text = `Title: Duet ${plays}\n\n.ONE\n\n@ANNA\nYes.\n\n.TWO\n\n@BERT\nNo.\n\n!They go.\n`;
  const { body } = await service.api('importStoryV2', { body: { format: 'fountain', text }, workspace });
  const { body: story } = await service.api('getStoryV2', { query: { scriptId: body.scriptId }, workspace });
  const scriptId: number = body.scriptId;
  const headingIds: number[] = story.sections.map(({ headingId }: { headingId: number }) => headingId);
  const ask = (request?: object, more = {}) =>
    service.api('orchestrateScriptV2', { params: { scriptId }, body: request, workspace, ...more });
  const look = (headingId?: number) =>
    service.api('getOrchestrationV2', {
      params: { scriptId },
      query: headingId === undefined ? {} : { headingId },
      workspace,
    });
  const cancel = () => service.api('cancelOrchestrationV2', { params: { scriptId }, workspace });
  const until = async (wanted: (body: Job) => boolean, headingId?: number) => {
    for (;;) {
      const { body: job } = await look(headingId);
      if (wanted(job)) return job as Job;
      await sleep(20);
    }
  };
  const change = () => changeScript(scriptId, workspace);
  return { workspace, scriptId, headingIds, ask, look, cancel, until, change };
}

interface Job {
  state: string;
  progress: { done: number; total: number; stage: string };
  files: {
    fileId: number;
    kind: string;
    headingId: number | null;
    page: number | null;
    name: string;
    url: string;
  }[];
  failures: { headingId: number | null; message: string }[];
  stale: boolean;
  midiFilePath: string | null;
}
const isOver = ({ state }: Job) => ['done', 'failed', 'cancelled'].includes(state);

function work(parts: Partial<JobParts> = {}) {
  const workers = extra.work(parts);
  onTestFinished(() => workers.stop());
  return workers;
}
const withMusic = (change: Partial<Music>) => work({ music: fakeMusic(change) });

async function callIn(workspace: string) {
  const token = await service.tokens.issue({ workspace });
  return {
    caller: { token, subject: 'tester', workspace, scopes: [] },
    requestId: 'r',
    deadline: Date.now() + 10_000,
  };
}

async function changeScript(scriptId: number, workspace: string) {
  const script = real.peers!.script as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const body = { description: `changed ${Date.now()}` };
  await script['updateScriptV2']!(
    { params: { scriptId }, query: {}, headers: {}, body },
    await callIn(workspace),
  );
}

describe.each(['V1', 'V2'])('an orchestration in %s', (version) => {
  const v = version.toLowerCase();

  test('is queued, made, and shown by the story', async () => {
    const { scriptId, headingIds, workspace, until } = await newPlay();
    const asked = await service.api(`orchestrateScript${version}`, { params: { scriptId }, workspace });
    expect([asked.status, asked.headers.location]).toEqual([202, `/${v}/scripts/${scriptId}/orchestration`]);
    expect(asked.body).toMatchObject({
      scriptId,
      headingId: null,
      state: 'queued',
      progress: { done: 0, total: 5, stage: 'waiting' },
      stale: false,
      midiFilePath: null,
      files: [],
      failures: [],
    });
    const story = () => service.api(`getStory${version}`, { query: { scriptId }, workspace });
    const nothing = { csoundFilePath: null, lilyPondFilePath: null, midiFilePath: null };
    expect((await story()).body.orchestration).toEqual(nothing);

    work();
    await until(isOver);
    const { body } = await service.api(`getOrchestration${version}`, { params: { scriptId }, workspace });
    expect(body).toMatchObject({
      state: 'done',
      progress: { done: 5, total: 5, stage: 'done' },
      failures: [],
    });
    expect(body.files.map((file: Job['files'][0]) => [file.kind, file.headingId, file.page])).toEqual([
      ['midi', null, null],
      ['lilypond', null, null],
      ['csound', null, null],
      ['musicxml', null, null],
      ...headingIds.flatMap((headingId) => [
        ['pdf', headingId, null],
        ['svg', headingId, 1],
        ['wav', headingId, null],
        ['mp3', headingId, null],
      ]),
    ]);
    const [midi, lilyPond, csound] = body.files;
    const paths = { midiFilePath: midi.url, lilyPondFilePath: lilyPond.url, csoundFilePath: csound.url };
    expect(midi.url).toBe(`/${v}/files/${midi.fileId}`);
    expect(body).toMatchObject(paths);
    expect((await story()).body.orchestration).toEqual(paths);
    expect('musicXmlFilePath' in body).toBe(version === 'V2');
  });

  test('that was never asked for, or of nothing, is a 404', async () => {
    const { scriptId, workspace } = await newPlay();
    const calls = (id: number, ofSection = {}) =>
      ['getOrchestration', 'cancelOrchestration'].map((name) =>
        service.api(`${name}${version}`, { params: { scriptId: id }, query: ofSection, workspace }),
      );
    for (const answer of [...calls(scriptId), ...calls(4711), ...calls(scriptId, { headingId: 4711 })])
      expect((await answer).status).toBe(404);
    const ask = (id: number, headingId: number) =>
      service.api(`orchestrateScript${version}`, {
        params: { scriptId: id },
        body: { headingId },
        workspace,
      });
    expect((await ask(4711, 1)).status).toBe(404);
    const other = await ask(scriptId, 4711);
    expect([other.status, other.body.detail]).toEqual([404, 'There is no such section in this workspace.']);
  });
});

describe('what is asked for', () => {
  test('again is the same job, whoever comes first, and 200 once it is done', async () => {
    const { ask, until, workspace } = await newPlay();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask({ render: [] })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 202));
    expect(await countRows(workspace)).toBe(1);
    expect(await countJobs(workspace)).toBe(1);
    work();
    await until(isOver);
    const again = await ask({ render: [] });
    expect([again.status, again.body.state, again.body.files.length]).toEqual([200, 'done', 4]);
    expect([await countRows(workspace), await countJobs(workspace)]).toEqual([1, 0]);
  });

  test('is composed at once and rendered only where that is wanted', async () => {
    const { ask, until, headingIds } = await newPlay();
    const [one, two] = headingIds as [number, number];
    await ask({ headingId: one, render: [] });
    await ask({ headingId: two, render: ['sound'] });
    work();
    const kinds = async (headingId: number) => (await until(isOver, headingId)).files.map(({ kind }) => kind);
    expect(await kinds(one)).toEqual(['midi', 'lilypond', 'csound', 'musicxml']);
    expect(await kinds(two)).toEqual(['midi', 'lilypond', 'csound', 'musicxml', 'wav', 'mp3']);
  });

  test('has files with names that say what they are', async () => {
    const { ask, until, headingIds } = await newPlay();
    await ask();
    await ask({ headingId: headingIds[1], render: [] });
    work();
    const names = (job: Job) => job.files.map(({ name }) => name);
    expect(names(await until(isOver))).toEqual(
      expect.arrayContaining([`duet-${plays}.mid`, '01-one.pdf', '02-two-page-1.svg', '02-two.mp3']),
    );
    expect(names(await until(isOver, headingIds[1]))).toContain('02-two.csd');
  });

  test('has its files shown 200 at a time, and its score always', async () => {
    const { ask, until, headingIds, scriptId, workspace } = await newPlay();
    const [headingId] = headingIds;
    await ask({ headingId, render: ['pages'] });
    withMusic({
      engrave: async (score, options) => {
        const { files } = await fakeMusic().engrave(score, options);
        const pages = Array.from({ length: 250 }, (_, i) => ({ ...files[1]!, page: i + 1 }));
        for (const page of pages) {
          page.path = `${options.folder}/${page.page}.svg`;
          await writeFile(page.path, String(page.page));
        }
        return { by: 'fake', files: pages, failures: [] };
      },
    });
    await until(isOver, headingId);
    const params = { scriptId };
    const look = async (cursor: object) =>
      (await service.api('getOrchestrationV2', { params, query: { headingId, ...cursor }, workspace })).body;
    const first = await look({});
    const second = await look({ cursor: first.nextCursor });
    expect([first.files.length, second.files.length, second.nextCursor]).toEqual([200, 54, null]);
    const ids = [...first.files, ...second.files].map(({ fileId }: { fileId: number }) => fileId);
    expect(new Set(ids).size).toBe(254);
    expect(second.midiFilePath).toBe(first.files[0].url);
    const wrong = await service.api('getOrchestrationV2', {
      params,
      query: { headingId, cursor: 'x' },
      workspace,
    });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, 'cursor']);
  });

  test('with a requestId is answered as it was the first time', async () => {
    const { ask } = await newPlay();
    const body = { render: [], requestId: 'once' };
    const first = await ask(body);
    const again = await ask(body);
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect((await ask({ ...body, render: ['sound'] })).status).toBe(422);
  });

  test.each([
    ['a rendering nobody knows', { render: ['smell'] }, '/render/0'],
    ['the same twice', { render: ['sound', 'sound'] }, '/render'],
    ['a field nobody knows', { colour: 1 }, '/colour'],
  ])('must be right: %s', async (_, body, pointer) => {
    const { ask } = await newPlay();
    const { status, body: problem } = await ask(body);
    expect([status, problem.errors[0].pointer]).toEqual([400, pointer]);
  });
});

test('a script that has changed makes an orchestration stale, and another one of it is made', async () => {
  const { ask, until, look, change, scriptId, workspace } = await newPlay();
  await ask({ render: [] });
  work();
  await until(isOver);
  await change();
  expect((await look()).body).toMatchObject({ state: 'done', stale: true });
  const story = () => service.api('getStoryV2', { query: { scriptId }, workspace });
  expect((await story()).body.orchestration.midiFilePath).toBeNull();
  // The composed parts of the story did not change, so another request brings the orchestration up to date.
  const again = await ask({ render: [] });
  expect([again.status, again.body.stale]).toEqual([200, false]);
  expect((await story()).body.orchestration.midiFilePath).toBe(again.body.midiFilePath);
});

test('what is composed is the story as it was when it was asked for, with what is known of its sections', async () => {
  const { ask, until, headingIds, workspace } = await newPlay();
  const contexts = [
    { headingId: headingIds[0], data: { mood: 'tender' } },
    { headingId: headingIds[0], characterId: 1, data: { mood: 'somebody else’s' } },
  ];
  const sessionContext = real.peers!.sessionContext;
  const input = { params: {}, query: {}, headers: {}, body: { contexts } };
  await sessionContext.createContextsV2(input as never, await callIn(workspace));
  await ask({ render: [] });
  const composed: unknown[] = [];
  withMusic({
    compose: (...args) => {
      composed.push(args[0]);
      return fakeMusic().compose(...args);
    },
  });
  await until(isOver);
  expect(composed).toEqual([
    {
      title: `Duet ${plays}`,
      author: '',
      sections: [
        {
          headingId: headingIds[0],
          title: 'ONE',
          contexts: [{ location: 'ONE' }, { mood: 'tender' }],
          elements: [
            expect.objectContaining({ kind: 'speech', character: expect.objectContaining({ name: 'ANNA' }) }),
          ],
        },
        {
          headingId: headingIds[1],
          title: 'TWO',
          contexts: [{ location: 'TWO' }],
          elements: [
            expect.objectContaining({ spokenWord: expect.objectContaining({ text: 'No.' }) }),
            expect.objectContaining({ kind: 'direction', description: 'They go.', spokenWord: null }),
          ],
        },
      ],
    },
  ]);
  expect(await stored(workspace)).not.toContain('eyJ'); // every token begins with this
});

describe('what goes wrong', () => {
  test('in one section leaves the rest, and is all that is tried again', async () => {
    const { ask, until, headingIds } = await newPlay();
    await ask({ render: ['pages'] });
    const engraved: (number | undefined)[] = [];
    let isBroken = true;
    const engrave: Music['engrave'] = async (score, options) => {
      const headingId = score.sections[0]!.headingId;
      engraved.push(headingId);
      if (isBroken && headingId === headingIds[0])
        return { by: '', files: [], failures: [{ headingId, message: 'No such clef.' }] };
      return fakeMusic().engrave(score, options);
    };
    withMusic({ engrave });
    const job = await until(isOver);
    expect(job).toMatchObject({
      state: 'failed',
      progress: { done: 3, total: 3 },
      failures: [{ headingId: headingIds[0], message: 'No such clef.' }],
    });
    expect(job.files.map(({ kind }) => kind)).toEqual([
      'midi',
      'lilypond',
      'csound',
      'musicxml',
      'pdf',
      'svg',
    ]);
    isBroken = false;
    expect((await ask({ render: ['pages'] })).status).toBe(202);
    expect(await until(isOver)).toMatchObject({ state: 'done', failures: [] });
    expect(engraved).toEqual([headingIds[0], headingIds[1], headingIds[0]]);
  });

  test('by an exception of a renderer is that section’s', async () => {
    const { ask, until, headingIds } = await newPlay();
    await ask({ headingId: headingIds[0] });
    withMusic({ perform: () => Promise.reject(new Error('The sound was silent.')) });
    const { state, failures, files } = await until(isOver, headingIds[0]);
    expect([state, failures]).toEqual([
      'failed',
      [{ headingId: headingIds[0], message: 'The sound was silent.' }],
    ]);
    expect(files.map(({ kind }) => kind)).toContain('pdf');
  });

  test('in composing is a failure that says so', async () => {
    const { ask, until } = await newPlay();
    await ask();
    withMusic({ compose: () => Promise.reject(new Error('no key fits')) });
    expect(await until(isOver)).toMatchObject({
      state: 'failed',
      files: [],
      failures: [{ headingId: null, message: 'The score could not be composed: no key fits' }],
    });
  });

  test('for a reason that may pass, as a full disk, is tried again later', async () => {
    const { ask, until, workspace } = await newPlay();
    await ask({ render: [] });
    let isFull = true;
    const store = {
      ...extra.store,
      examine: (path: string) =>
        isFull
          ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
          : extra.store.examine(path),
    };
    work({ store });
    await until(({ progress }) => progress.stage === 'waiting: the disk is full');
    isFull = false;
    await dueNow(workspace);
    expect((await until(isOver)).state).toBe('done');
  });

  test('the last time is a failure', async () => {
    const { ask, until, workspace } = await newPlay();
    await ask({ render: [] });
    await asAdmin(
      `UPDATE story_factory_jobs._private_jobs SET max_attempts = 1 WHERE key LIKE 'compose ${workspace} %'`,
    );
    work({ store: { ...extra.store, examine: () => Promise.reject(new Error('The disk is gone.')) } });
    expect(await until(isOver)).toMatchObject({
      state: 'failed',
      failures: [{ message: 'The disk is gone.' }],
    });
  });
});

describe('a process that ends, or loses', () => {
  test('by a kill leaves the job to another, which goes on where it was', async () => {
    const { ask, until, headingIds } = await newPlay();
    await ask({ render: ['sound'] });
    const child = startStuckWorker({ stuckAt: headingIds[1]! });
    await until(({ progress }) => progress.stage === 'performing section 2 of 2');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const performed: number[] = [];
    withMusic({
      perform: async (score, options) => {
        performed.push(score.sections[0]!.headingId);
        return fakeMusic().perform(score, options);
      },
    });
    expect(await until(isOver)).toMatchObject({ state: 'done', failures: [] });
    expect(performed).toEqual([headingIds[1]]);
  });

  test('as it should gives the job up, for another to go on', async () => {
    const { ask, until, workspace } = await newPlay();
    await ask({ render: ['sound'] });
    const perform: Music['perform'] = (_, { signal }) =>
      new Promise((__, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const first = withMusic({ perform });
    await until(({ progress }) => progress.stage === 'performing section 1 of 2');
    await first.stop();
    expect((await until(() => true)).progress.stage).toBe('waiting to be tried again');
    await dueNow(workspace);
    work();
    expect(await until(isOver)).toMatchObject({ state: 'done', failures: [] });
  });

  test('its connections to the database works on when there are new ones', async () => {
    const { ask, until, workspace } = await newPlay();
    work();
    await ask({ render: [] });
    await until(isOver);
    await asAdmin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const again = await eventually(() => ask({ render: ['pages'] }));
    expect(again.status).toBe(202);
    await sleep(100);
    await dueNow(workspace);
    expect(await until(isOver)).toMatchObject({ state: 'done' });
  });

  test('does not take a job from one that lives', async () => {
    const { ask, until, headingIds, workspace } = await newPlay();
    await ask({ headingId: headingIds[0], render: ['sound'] });
    let performances = 0;
    const { promise: going, resolve: go } = Promise.withResolvers<void>();
    const perform: Music['perform'] = async (score, options) => {
      performances++;
      await going;
      return fakeMusic().perform(score, options);
    };
    withMusic({ perform });
    await until(({ progress }) => progress.stage === 'performing', headingIds[0]);
    const holder = await lockedBy(workspace);
    withMusic({ perform });
    await sleep(1_000); // the second worker checks several times meanwhile
    expect(await lockedBy(workspace)).toBe(holder);
    go();
    await until(isOver, headingIds[0]);
    expect(performances).toBe(1);
  });

  test('each time it works on a job has the job given up', async () => {
    const { ask, until, workspace } = await newPlay();
    await ask({ render: [] });
    await asAdmin(
      `UPDATE story_factory_jobs._private_jobs SET attempts = max_attempts, locked_by = 'dead', locked_at = now() - interval '1 minute' WHERE key LIKE 'compose ${workspace} %'`,
    );
    work();
    expect(await until(isOver)).toMatchObject({
      state: 'failed',
      failures: [{ headingId: null, message: expect.stringContaining('begun several times') }],
    });
    expect(await countJobs(workspace)).toBe(0);
  });
});

describe('cancelling', () => {
  test('ends what waits, and it may be asked for again', async () => {
    const { ask, cancel, until } = await newPlay();
    await ask({ render: [] });
    const { status, body } = await cancel();
    expect([status, body.state, body.progress.stage]).toEqual([200, 'cancelled', 'cancelled']);
    expect((await cancel()).status).toBe(200);
    work();
    await sleep(300);
    expect((await until(isOver)).state).toBe('cancelled');
    expect((await ask({ render: [] })).body.state).toBe('queued');
    expect((await until(isOver)).files).toHaveLength(4);
  });

  test('stops what runs, and takes its files away', async () => {
    const { ask, cancel, until, workspace } = await newPlay();
    await ask({ render: ['sound'] });
    const { promise: stopped, resolve: stop } = Promise.withResolvers<unknown>();
    const perform: Music['perform'] = (_, { signal }) =>
      new Promise((__, reject) => {
        signal.addEventListener('abort', () => {
          stop(signal.reason);
          reject(signal.reason as Error);
        });
      });
    withMusic({ perform });
    const { files } = await until(({ progress }) => progress.stage.startsWith('performing'));
    const fileId = files[0]!.fileId;
    expect((await cancel()).body).toMatchObject({ state: 'cancelled', files: [], midiFilePath: null });
    expect(await stopped).toMatchObject({ name: 'Cancelled' });
    expect((await service.api('getFileV2', { params: { fileId }, workspace })).status).toBe(404);
    expect((await until(isOver)).failures).toEqual([]);
    expect(await bytesOnDisk(workspace)).toBe(0);
  });

  test('leaves bytes that another orchestration has too', async () => {
    const { ask, cancel, until, headingIds, workspace } = await newPlay();
    await ask({ render: [] });
    await ask({ headingId: headingIds[0], render: [] });
    work();
    await until(isOver);
    const { files } = await until(isOver, headingIds[0]);
    await cancel();
    const shared = files.find(({ kind }) => kind === 'lilypond')!;
    const answer = await service.api('getFileV2', { params: { fileId: shared.fileId }, workspace });
    expect([answer.status, answer.body]).toEqual([200, `lilypond of Duet ${plays}`]);
  });

  test('what was begun again meanwhile is not disturbed by the former run', async () => {
    const { ask, until, headingIds, scriptId, workspace } = await newPlay();
    const wanted = { headingId: headingIds[0], render: ['sound'] };
    await ask(wanted);
    const releases: (() => void)[] = [];
    const perform: Music['perform'] = async (score, options) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      releases.push(resolve);
      await promise;
      return fakeMusic().perform(score, options);
    };
    withMusic({ perform });
    await until(({ progress }) => progress.stage === 'performing', headingIds[0]);
    await service.api('cancelOrchestrationV2', {
      params: { scriptId },
      query: { headingId: headingIds[0]! },
      workspace,
    });
    await ask(wanted);
    releases[0]!();
    while (releases.length < 2) await sleep(20);
    expect((await until(() => true, headingIds[0])).state).toBe('running');
    releases[1]!();
    expect((await until(isOver, headingIds[0])).state).toBe('done');
  });
});

describe('a workspace', () => {
  test('may have so many waiting, and another is not held up by that', async () => {
    const { ask, headingIds, workspace } = await newPlay();
    await ask({ render: [] });
    await ask({ headingId: headingIds[0], render: [] });
    await ask({ headingId: headingIds[1], render: [] });
    expect(mostPending).toBe(3);
    const { status, headers, body } = await ask({ render: ['sound'] });
    expect([status, body.code, headers['retry-after']]).toEqual([429, 'too_many_orchestrations', '30']);
    expect((await ask({ render: [] })).status).toBe(202);
    expect(await countJobs(workspace)).toBe(3);
    const other = await newPlay();
    expect((await other.ask({ render: [] })).status).toBe(202);
  });

  test('that asks for much at once still has no more than that waiting', async () => {
    const { ask, headingIds, workspace } = await newPlay();
    const wishes = [null, ...headingIds].flatMap((headingId) =>
      [[], ['sound'], ['pages']].map((render) => ask({ headingId, render })),
    );
    const statuses = (await Promise.all(wishes)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(mostPending);
    expect(statuses.filter((status) => status === 429)).toHaveLength(wishes.length - mostPending);
    expect(await countRows(workspace)).toBe(mostPending);
  });

  test('without room gives up what was superseded, the oldest first, and fails where that is not enough', async () => {
    const { ask, until, headingIds, workspace } = await newPlay();
    const half = Buffer.alloc(400 * 1024, 'x');
    const compose: Music['compose'] = async (story, headingId, signal) => {
      const made = await fakeMusic().compose(story, headingId, signal);
      return { ...made, written: { ...made.written, midi: half } };
    };
    withMusic({ compose });
    const make = async (render: string[], headingId?: number) => {
      await ask({ render, ...(headingId && { headingId }) });
      return until(isOver, headingId);
    };
    await make(['sound']);
    expect((await make([])).state).toBe('done');
    expect(await countRows(workspace)).toBe(2);
    // The second orchestration of the whole play supersedes the first.
    const third = await make([], headingIds[0]);
    expect([third.state, await countRows(workspace)]).toEqual(['done', 2]);
    const fourth = await make([], headingIds[1]);
    expect([fourth.state, fourth.files]).toEqual(['failed', []]);
    expect(fourth.failures[0]!.message).toMatch(/may take 1 MiB.*DELETE \/v2\/scripts/);
    expect(await bytesOnDisk(workspace)).toBeLessThan(1024 * 1024);
  });

  test('does not see what is another’s', async () => {
    const { ask, scriptId } = await newPlay();
    await ask({ render: [] });
    const workspace = 'stranger';
    const unknown = await service.api('getOrchestrationV2', { params: { scriptId: 4711 }, workspace });
    for (const operation of ['getOrchestrationV2', 'cancelOrchestrationV2']) {
      const answer = await service.api(operation, { params: { scriptId }, workspace });
      expect([answer.status, { ...answer.body, requestId: '' }]).toEqual([
        404,
        { ...unknown.body, requestId: '' },
      ]);
    }
    expect((await service.api('orchestrateScriptV2', { params: { scriptId }, workspace })).status).toBe(404);
  });
});

test('the service’s role owns nothing of the queue', async () => {
  const rows = await query<{ owner: string }>(
    `SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'story_factory_jobs'`,
  );
  expect(rows).toEqual([{ owner: 'fountain_story_factory_owner' }]);
});

const asAdmin = (statement: string) => administer(service.testDatabase.adminUrl, statement);

async function query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: service.testDatabase.adminUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const number = async (text: string) => Number((await query<{ n: string }>(text))[0]!.n);
const countRows = (workspace: string) =>
  number(`SELECT count(*) AS n FROM story_factory.orchestrations WHERE workspace_id = '${workspace}'`);
const countJobs = (workspace: string) =>
  number(`SELECT count(*) AS n FROM story_factory_jobs.jobs WHERE queue_name LIKE '% ${workspace}'`);

/** Returns everything that the database stores about a workspace's orchestrations and about the queue. */
async function stored(workspace: string) {
  const rows = await query(
    `SELECT to_jsonb(o) FROM story_factory.orchestrations o WHERE workspace_id = '${workspace}'`,
  );
  return JSON.stringify([rows, await query('SELECT to_jsonb(j) FROM story_factory_jobs._private_jobs j')]);
}

/** Repeats a call until the connection is not lost. */
async function eventually(call: () => ReturnType<typeof service.api>) {
  for (;;) {
    const answer = await call();
    if (answer.status < 500) return answer;
    await sleep(50);
  }
}

/** Starts a process that works on the queue and never finishes one section. */
function startStuckWorker({ stuckAt }: { stuckAt: number }) {
  const args = [service.testDatabase.config.url, extra.folder, String(stuckAt)];
  return fork(new URL('./stuck-worker.ts', import.meta.url), args, { stdio: 'inherit' });
}

async function lockedBy(workspace: string): Promise<string | null> {
  const rows = await query<{ locked_by: string | null }>(
    `SELECT locked_by FROM story_factory_jobs.jobs WHERE key LIKE 'render ${workspace} %'`,
  );
  return rows[0]!.locked_by;
}

const dueNow = (workspace: string) =>
  asAdmin(`UPDATE story_factory_jobs._private_jobs SET run_at = now() WHERE key LIKE '% ${workspace} %'`);

async function bytesOnDisk(workspace: string): Promise<number> {
  const folder = dirname(dirname(dirname(extra.store.pathOf(workspace, 'a'.repeat(64)))));
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    names.filter((it) => it.isFile()).map(async (it) => (await stat(`${it.parentPath}/${it.name}`)).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
