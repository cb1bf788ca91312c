import { loadContract, type Operations } from '@fountainai/contracts';
import type { operations as CharacterOperations } from '@fountainai/contracts/character';
import type { operations as ScriptOperations } from '@fountainai/contracts/script';
import type { operations as SessionContextOperations } from '@fountainai/contracts/session-context';
import { createClient } from '@fountainai/service-kit';
import type { Config } from './config.ts';

/** Clients of the services that hold a story's parts; tests may pass any object with the same operations. */
export interface Peers {
  script: Pick<
    Operations<ScriptOperations>,
    'getScriptContentV2' | 'createScriptContentV2' | 'getScriptV2' | 'deleteScriptV2'
  >;
  character: Pick<
    Operations<CharacterOperations>,
    | 'listCharactersV2'
    | 'createCharactersV2'
    | 'deleteCharactersV2'
    | 'createAppearancesV2'
    | 'listAppearancesV2'
  >;
  sessionContext: Pick<
    Operations<SessionContextOperations>,
    'listContextsV2' | 'createContextsV2' | 'updateContextsV2' | 'deleteContextsV2'
  >;
}

/** @param timeoutMs the maximum duration of one call */
export function connectPeers(config: Config['peers'], timeoutMs: number) {
  const script = createClient(loadContract('script'), {
    baseUrl: config.script,
    timeoutMs,
  });
  const character = createClient(loadContract('character'), {
    baseUrl: config.character,
    timeoutMs,
  });
  const sessionContext = createClient(loadContract('session-context'), {
    baseUrl: config['session-context'],
    timeoutMs,
  });
  const close = async () =>
    void (await Promise.all([script.close(), character.close(), sessionContext.close()]));
  return { script, character, sessionContext, close };
}
