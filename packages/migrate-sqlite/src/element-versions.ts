import type { FountainClient } from '@fountainai/client';

/** The data of the versions of a v1 element, oldest first. */
export async function* versionsOf(
  { sequence }: FountainClient,
  { elementType, elementId }: { elementType: string; elementId: number | null },
): AsyncGenerator<Record<string, unknown>> {
  const name = { elementType, ...(elementId !== null && { elementId }) };
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const query = { ...name, ...(cursor && { cursor }) };
    const { data, response } = await sequence.GET('/v1/sequence/version', { params: { query } });
    for (const { versionData } of data) yield versionData;
    const next = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    cursor = (next && new URL(next, 'http://gateway').searchParams.get('cursor')) || undefined;
  }
}
