import { randomInt, randomUUID } from 'node:crypto';
import { issueToken } from '@fountainai/home';
import type { RunningSystem } from '../setup.ts';
import { patientAgent, send, type RequestValues } from '../request.ts';
import { allTargets } from '../target.ts';
import {
  seedCharacters,
  seedOrchestrations,
  seedScripts,
  seedSequences,
  seedSessions,
  type Call,
  type Ids,
} from './seeds.ts';
import type { World } from './world.ts';

const scopes = ['read', 'write', 'admin'] as const;
const seeds: Record<string, (call: Call, word: string, ids: AllIds, callScript: Call) => Promise<Ids>> = {
  sequence: seedSequences,
  character: seedCharacters,
  'session-context': seedSessions,
  script: seedScripts,
  'story-factory': seedOrchestrations,
};
type AllIds = Record<string, Ids>;

/** A new workspace of the running system with all kinds of resources. */
export async function createWorld(system: RunningSystem, name: string): Promise<World> {
  const marker = `word${randomInt(1e9, 1e10)}`;
  const workspace = `${name}-${randomUUID().slice(0, 8)}`;
  const issue = (granted: readonly string[]) =>
    issueToken(system.home, { workspace, scopes: granted, subject: 'conformance', expiresIn: '4h' });
  const token = await issue(scopes);
  const lesser = new Map<string, Promise<string>>();
  const ids: AllIds = {};
  const targets = new Map(allTargets().map((target) => [`${target.service} ${target.operationId}`, target]));

  const callOf =
    (service: string): Call =>
    async (operationId, values) => {
      const target = targets.get(`${service} ${operationId}`);
      if (!target) throw new Error(`The specs have no operation ${operationId} any more; change seeds.ts`);
      const headers = { 'idempotency-key': randomUUID() };
      const request: RequestValues = { params: {}, query: {}, headers, ...values };
      const answer = await send(system.urls[service]!, target, request, token, patientAgent);
      if (answer.status >= 300)
        throw new Error(`The seeds cannot be made: ${operationId} answered ${answer.status} ${answer.text}`);
      return answer.body as never;
    };

  const renew = async (service: string) => {
    const made = await seeds[service]?.(callOf(service), marker, ids, callOf('script'));
    if (made) ids[service] = made;
  };
  for (const service of Object.keys(seeds)) await renew(service);

  return {
    marker,
    url: (service) => system.urls[service]!,
    token: () => token,
    tokenWithout: (scope) => {
      if (!lesser.has(scope)) lesser.set(scope, issue(scopes.filter((each) => each !== scope)));
      return lesser.get(scope)!;
    },
    ids: (service, field) =>
      ids[service]?.[field] ?? Object.values(ids).find((ofService) => ofService[field])?.[field] ?? [],
    renew,
  };
}
