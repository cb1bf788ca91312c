import type { GatherStory } from './gather.ts';
import type { ImportParts } from './import-play.ts';
import type { OrchestrationParts } from './orchestration/answers.ts';
import type { Peers } from './peers.ts';
import type { SeeStory } from './story-now.ts';

/** What the operations need. */
export interface Parts {
  peers: Peers;
  gather: GatherStory;
  see: SeeStory;
  imports: ImportParts;
  music: OrchestrationParts;
}
