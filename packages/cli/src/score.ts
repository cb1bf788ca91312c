import { setTimeout as sleep } from 'node:timers/promises';
import { FountainError, type FountainClient, type Schemas } from '@fountainai/client';
import { CommandFailure, count } from '@fountainai/home';
import { connect, localUrls } from './connect.ts';
import { findScript, findSection } from './find-play.ts';
import { fetchFiles, folderName } from './score-files.ts';

export interface ScoreOptions {
  script: string;
  section?: string | undefined;
  /** Folder for the files; the default is the play's name. */
  out?: string | undefined;
  /** False fetches the score only. */
  render: boolean;
  home: string;
  env: NodeJS.ProcessEnv;
  gateway?: string | undefined;
  tokenFile?: string | undefined;
  say: (line: string) => void;
  /** Shows a line that the next one overwrites, on a terminal. */
  tick?: ((line: string) => void) | undefined;
  /** Ends the waiting; the service continues its work. */
  signal: AbortSignal;
}

type Job = Schemas['storyFactory']['OrchestrationJobV2'];

const longestPauseMs = 2_000;

/** Has a play composed and rendered, and downloads the files. @returns their folder */
export async function scorePlay(options: ScoreOptions): Promise<string> {
  try {
    return await score(options);
  } catch (error) {
    if (options.signal.aborted)
      throw new CommandFailure(
        'The music goes on being made in the background. The same command again shows how far it is, and fetches it.',
      );
    throw error instanceof FountainError ? new CommandFailure(error.detail) : error;
  }
}

async function score(options: ScoreOptions): Promise<string> {
  const { env, say, signal } = options;
  const { client } = await connect({ ...options, urls: localUrls(env) }, 'story-factory');
  const { scriptId, title } = await findScript(client, options.script);
  const section =
    options.section === undefined ? undefined : await findSection(client, scriptId, options.section);
  say(section ? `${title}, ${section.title}` : title);

  const headingId = section?.headingId ?? null;
  const job = await untilOver(client, await ask(client, scriptId, headingId, options), options);
  const folder = options.out ?? folderName(title);
  const files = await allFiles(client, job, signal);
  if (files.length > 0) {
    const made = [...new Set(files.map(({ madeBy }) => madeBy))];
    const fetched = await fetchFiles(client, files, folder, signal);
    say(`${count(files.length, 'file')} in ${folder}, ${fetched} of them new, made by ${made.join(', ')}`);
  }
  if (job.state !== 'done') throw new CommandFailure(failureOf(job));
  return folder;
}

async function ask(
  { storyFactory }: FountainClient,
  scriptId: number,
  headingId: number | null,
  { render, signal }: ScoreOptions,
): Promise<Job> {
  const { data } = await storyFactory.POST('/v2/scripts/{scriptId}/orchestration', {
    params: { path: { scriptId } },
    body: { headingId, ...(!render && { render: [] }) },
    signal,
  });
  return data;
}

/** Polls with growing pauses and prints every new stage. */
async function untilOver(
  { storyFactory }: FountainClient,
  asked: Job,
  { say, tick, signal }: ScoreOptions,
): Promise<Job> {
  let told = '';
  let job = asked;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const { state, progress, scriptId, headingId } = job;
    const isOver = state !== 'queued' && state !== 'running';
    const line = `${progress.done} of ${progress.total}: ${progress.stage}`;
    if (isOver) tick?.('');
    else if (tick) tick(line);
    else if (line !== told) say(line);
    if (isOver) return job;
    told = line;
    await sleep(pauseMs, undefined, { signal });
    const query = headingId === null ? {} : { headingId };
    const params = { path: { scriptId }, query };
    job = (await storyFactory.GET('/v2/scripts/{scriptId}/orchestration', { params, signal })).data;
  }
}

/** One answer lists at most 200 files. */
async function allFiles(
  { storyFactory }: FountainClient,
  { scriptId, headingId }: Job,
  signal: AbortSignal,
): Promise<Job['files']> {
  const params = { path: { scriptId }, query: headingId === null ? {} : { headingId } };
  const files = storyFactory.paginate('/v2/scripts/{scriptId}/orchestration', { params, signal });
  return Array.fromAsync(files);
}

function failureOf({ state, failures }: Job): string {
  if (state === 'cancelled') return 'It was cancelled meanwhile. The same command again begins anew.';
  const lines = failures.map(({ headingId, message }) =>
    headingId === null ? message : `Section with headingId ${headingId}: ${message}`,
  );
  return ['Not all of it could be made. The same command again tries what is missing.', ...lines].join(
    '\n  ',
  );
}
