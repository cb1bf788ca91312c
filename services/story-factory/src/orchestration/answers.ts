import type { Output } from '@fountainai/contracts';
import type { components, operations } from '@fountainai/contracts/story-factory';
import { notFound, read, replayed, write, type Database, type ServiceCall } from '@fountainai/service-kit';
import { dispositionOf } from '../export-play.ts';
import type { Peers } from '../peers.ts';
import type { GatherStory } from '../story/remember.ts';
import { renderings } from '../tables.ts';
import type { FileStore } from './file-store.ts';
import { filesOf, findFile, removeFilesOf } from './files.ts';
import { fileTypes } from './names.ts';
import { allOf, ask, cancel, lockWorkspace } from './orchestrations.ts';
import { findRevision } from './revision.ts';
import { takeSnapshot } from './snapshot.ts';
import { sweep } from './store-step.ts';
import { addressOf, jobView, type ApiVersion } from './views.ts';

/** The dependencies of the operations on music. */
export interface OrchestrationParts {
  database: Database;
  peers: Peers;
  gather: GatherStory;
  store: FileStore;
  /** The version of the composed music; see `Music.version`. */
  musicVersion: string;
  /** The maximum number of waiting and running orchestrations in a workspace. */
  mostPending: number;
}

type Schemas = components['schemas'];

/** The script or section of an orchestration. */
interface Place {
  scriptId: number;
  headingId?: number | null;
}
type Asked = Output<operations['orchestrateScriptV1']> & Output<operations['orchestrateScriptV2']>;

/** Starts an orchestration of the present story, in v1 and v2. */
export async function answerAsk(
  { database, peers, gather, musicVersion, mostPending }: OrchestrationParts,
  version: ApiVersion,
  scriptId: number,
  { headingId = null, render = [...renderings] }: Schemas['OrchestrationRequest'],
  call: ServiceCall,
): Promise<Asked> {
  const earlier = await replayed<Asked>(database, call);
  if (earlier) return earlier;
  const story = await gather(scriptId, call);
  if (headingId !== null && !story.sections.some((section) => section.headingId === headingId))
    throw notFound('section');
  const { revision } = story.script;
  const snapshot = await takeSnapshot(peers, story, call);
  const wanted = { scriptId, headingId, render, revision, story: snapshot, version: musicVersion };
  const headers = { Location: addressOf(version, { scriptId, headingId }) };
  return write<Asked>(database, call, async (db) => {
    const row = await ask(db, call.caller.workspace, wanted, mostPending);
    const body = jobView(version, row, await filesOf(db, row), revision);
    return { status: row.state === 'done' ? 200 : 202, headers, body };
  });
}

/** Returns the last requested orchestration of a script or section. */
export async function answerState(
  { database, peers }: OrchestrationParts,
  version: ApiVersion,
  { scriptId, headingId = null, cursor }: Place & { cursor?: string },
  call: ServiceCall,
) {
  const { row, files } = await read(database, call, async (db) => {
    const [latest] = await allOf(db, call.caller.workspace, scriptId, headingId);
    if (!latest) throw notFound('orchestration');
    return { row: latest, files: await filesOf(db, latest, cursor) };
  });
  const revision = await findRevision(peers, scriptId, call);
  if (revision === undefined) throw notFound('script');
  return { status: 200 as const, body: jobView(version, row, files, revision) };
}

/** Cancels an orchestration and removes its files, also after the script is deleted. */
export async function answerCancel(
  { database, peers, store }: OrchestrationParts,
  version: ApiVersion,
  { scriptId, headingId = null }: Place,
  call: ServiceCall,
) {
  const { workspace } = call.caller;
  const { row, hashes } = await write(database, call, async (db) => {
    await lockWorkspace(db, workspace);
    const all = await allOf(db, workspace, scriptId, headingId);
    const removed = await removeFilesOf(
      db,
      workspace,
      all.map(({ id }) => id),
    );
    const cancelled = all[0] && (await cancel(db, all[0]));
    if (!cancelled) throw notFound('orchestration');
    return { status: 200, row: cancelled, hashes: removed };
  });
  await sweep({ database, store }, workspace, hashes);
  const revision = await findRevision(peers, scriptId, call);
  return {
    status: 200 as const,
    body: jobView(version, row, { score: [], page: [], nextCursor: null }, revision),
  };
}

/** Returns the stored bytes of a file. */
export async function answerFile({ database, store }: OrchestrationParts, fileId: number, call: ServiceCall) {
  const { workspace } = call.caller;
  const file = await read(database, call, (db) => findFile(db, workspace, fileId));
  if (!file) throw notFound('file');
  const { contentType, extension } = fileTypes[file.kind];
  const headers = {
    'Content-Type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
    ETag: `"${file.sha256}"`,
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Disposition': dispositionOf(file.name.slice(0, -extension.length - 1), extension),
    // SVG files may hold scripts; this header makes browsers block them.
    ...(file.kind === 'svg' && {
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox",
    }),
  };
  return { status: 200 as const, headers, body: { file: store.pathOf(workspace, file.sha256) } };
}
