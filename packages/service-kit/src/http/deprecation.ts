import type { Document, OperationObject, Version } from '@fountainai/contracts';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem-answers.ts';
import { Problem } from './problem.ts';

/**
 * Returns the headers of a deprecated operation or version: its deprecation date (RFC 9745) and its removal date
 * (RFC 8594). Empty for one that is not deprecated.
 */
export function deprecationHeaders(
  document: Document,
  operation: OperationObject,
  version: Version,
): Record<string, string> {
  const notice = document['x-versions']?.[version];
  const ofVersion = notice && 'sunset' in notice ? notice : undefined;
  const since = operation.deprecated ? operation['x-deprecated-since'] : ofVersion?.deprecatedSince;
  const sunset = operation.deprecated ? operation['x-sunset'] : ofVersion?.sunset;
  if (!since || !sunset) return {};
  return { Deprecation: `@${Date.parse(since) / 1000}`, Sunset: new Date(sunset).toUTCString() };
}

/** Answers every path of a removed version with 410 and a link to its successor. */
export function refuseRemovedVersions(app: FastifyInstance, document: Document): void {
  for (const [version, notice] of Object.entries(document['x-versions'] ?? {})) {
    if (!('removed' in notice)) continue;
    const { removed, successor } = notice;
    const detail = `${version} was removed on ${removed}. Use /${successor}; /${successor}/openapi.json describes it.`;
    const headers = { Link: `</${successor}/openapi.json>; rel="successor-version"` };
    app.all(`/${version}/*`, {
      onRequest: async (request, reply) =>
        sendProblem(new Problem(410, 'version_removed', detail, { headers }), request, reply),
      handler: () => undefined,
    });
  }
}
