import type { Call } from '@fountainai/contracts';
import { hashEtag } from '@fountainai/service-kit';
import { dispositionOf, exportPlay } from './export-play.ts';
import type { Peers } from './peers.ts';
import type { GatherStory } from './story/remember.ts';

/** Answers an export request in v1 and v2. */
export async function answerExport(
  peers: Peers,
  gather: GatherStory,
  { scriptId, format }: { scriptId: number; format: 'fountain' },
  call: Call,
) {
  const story = await gather(scriptId, call);
  const body = await exportPlay(format, peers, story, call);
  const headers = {
    ETag: hashEtag(body),
    'Content-Disposition': dispositionOf(story.script.title, format),
  };
  return { status: 200 as const, headers, body };
}
