import type { Parts, V1 } from './parts.ts';
import { actionOperations } from './v1/actions.ts';
import { historyOperations } from './v1/history.ts';
import { paraphraseOperations } from './v1/paraphrases.ts';
import { reorderOperations } from './v1/reorder.ts';
import { scriptOperations } from './v1/scripts.ts';
import { sectionOperations } from './v1/sections.ts';
import { spokenWordOperations } from './v1/spoken-words.ts';

/** Combines v1's operations. Each noun has its own file, because one file would be too long. */
export function v1(parts: Parts): V1 {
  return {
    ...scriptOperations(parts),
    ...sectionOperations(parts),
    ...actionOperations(parts),
    ...spokenWordOperations(parts),
    ...reorderOperations(parts),
    ...paraphraseOperations(parts),
    ...historyOperations(parts),
  };
}
