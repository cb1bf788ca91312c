import type { Parts, V2 } from './parts.ts';
import { actionOperations } from './v2/actions.ts';
import { contentOperations } from './v2/content.ts';
import { historyOperations } from './v2/history.ts';
import { paraphraseOperations } from './v2/paraphrases.ts';
import { reorderOperations } from './v2/reorder.ts';
import { scriptOperations } from './v2/scripts.ts';
import { searchOperations } from './v2/search.ts';
import { sectionOperations } from './v2/sections.ts';
import { spokenWordOperations } from './v2/spoken-words.ts';

/** Combines v2's operations. Each noun has its own file, because one file would be too long. */
export function v2(parts: Parts): V2 {
  return {
    ...scriptOperations(parts),
    ...sectionOperations(parts),
    ...actionOperations(parts),
    ...spokenWordOperations(parts),
    ...contentOperations(parts),
    ...reorderOperations(parts),
    ...paraphraseOperations(parts),
    ...searchOperations(parts),
    ...historyOperations(parts),
  };
}
