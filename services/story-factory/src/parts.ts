import type { ImportParts } from './import-play.ts';
import type { OrchestrationParts } from './orchestration/answers.ts';
import type { Peers } from './peers.ts';
import type { GatherStory } from './story/remember.ts';
import type { SeeStory } from './story/story-now.ts';

/** The dependencies of the operations. */
export interface Parts {
  peers: Peers;
  gather: GatherStory;
  see: SeeStory;
  imports: ImportParts;
  music: OrchestrationParts;
}
