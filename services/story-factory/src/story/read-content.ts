import type { Call } from '@fountainai/contracts';
import { isPeerNotFound, notFound } from '@fountainai/service-kit';
import type { Peers } from '../peers.ts';
import { askAgain, type Known } from './ask-again.ts';
import type { Content, ContentSection } from './story.ts';

/**
 * Reads a script's content; for a known script the service sends only the changed sections.
 * @returns `known` itself when nothing changed; unchanged sections are the same objects
 * @throws Problem 404 when the script does not exist
 */
export async function readContent(
  peers: Peers,
  scriptId: number,
  call: Call,
  known: Known<Content> | undefined,
): Promise<Known<Content>> {
  const now = await ask(peers, scriptId, call, known);
  if (!known || now === known) return now;
  const sections = merge(known.body, now.body);
  if (!sections) return ask(peers, scriptId, call, undefined);
  return { etag: now.etag, body: { script: now.body.script, sections } };
}

/** @returns undefined when a section is missing from both, because `known` does not fit the stored script */
function merge(
  { sections }: Content,
  { headingIds, sections: changed }: Content,
): ContentSection[] | undefined {
  if (!headingIds) return changed;
  const byId = new Map([...sections, ...changed].map((section) => [section.headingId, section]));
  const merged = headingIds.flatMap((headingId) => byId.get(headingId) ?? []);
  return merged.length === headingIds.length ? merged : undefined;
}

async function ask(peers: Peers, scriptId: number, call: Call, known: Known<Content> | undefined) {
  const query = known ? { since: known.body.script.revision } : {};
  try {
    const input = { params: { scriptId }, query, headers: {}, body: undefined };
    return await askAgain(peers.script.getScriptContentV2, input, call, known);
  } catch (error) {
    if (isPeerNotFound(error)) throw notFound('script');
    throw error;
  }
}
