import type { Call } from '@fountainai/contracts';
import { contentEtag } from './content-etag.ts';
import { dispositionOf, exportPlay } from './export-play.ts';
import { gatherStory } from './gather.ts';
import type { Peers } from './peers.ts';

/** Gives a play out as a file, the same in both versions. */
export async function answerExport(
  peers: Peers,
  { scriptId, format }: { scriptId: number; format: 'fountain' },
  call: Call,
) {
  const story = await gatherStory(peers, scriptId, call);
  const body = await exportPlay(format, peers, story, call);
  const headers = {
    ETag: contentEtag(body),
    'Content-Disposition': dispositionOf(story.script.title, format),
  };
  return { status: 200 as const, headers, body };
}
