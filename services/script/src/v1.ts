import { Problem } from '@fountainai/service-kit';
import type { Parts, V1 } from './parts.ts';
import { actionOperations } from './v1/actions.ts';
import { historyOperations } from './v1/history.ts';
import { scriptOperations } from './v1/scripts.ts';
import { sectionOperations } from './v1/sections.ts';
import { spokenWordOperations } from './v1/spoken-words.ts';

/** v1's operations: wire → noun → wire. A file a noun, because all of them would be too long for one. */
export function v1(parts: Parts): V1 {
  const present = {
    ...scriptOperations(parts),
    ...sectionOperations(parts),
    ...actionOperations(parts),
    ...spokenWordOperations(parts),
    ...historyOperations(parts),
  };
  // TEMPORARY, until reorder and paraphrases are here: then this function returns `present` as it is.
  const missing = async (): Promise<never> => {
    throw new Problem(501, 'not_implemented', 'This operation is not there yet.');
  };
  const stubs = {
    reorderSectionsV1: missing,
    reorderActionsV1: missing,
    createActionParaphraseV1: missing,
    listActionParaphrasesV1: missing,
    createSpokenWordParaphraseV1: missing,
    listSpokenWordParaphrasesV1: missing,
    deleteParaphraseV1: missing,
  };
  return { ...stubs, ...present };
}
