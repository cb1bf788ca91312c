// The only place that knows where the generated types are; the build points it at copies of them.
import type * as character from '@fountainai/contracts/character';
import type * as script from '@fountainai/contracts/script';
import type * as sequence from '@fountainai/contracts/sequence';
import type * as sessionContext from '@fountainai/contracts/session-context';
import type * as storyFactory from '@fountainai/contracts/story-factory';

/** The paths of every service, as its spec has them. */
export interface Paths {
  sequence: sequence.paths;
  character: character.paths;
  script: script.paths;
  sessionContext: sessionContext.paths;
  storyFactory: storyFactory.paths;
}

/** The named types of every service: `Schemas['script']['SectionV2']`. */
export interface Schemas {
  sequence: sequence.components['schemas'];
  character: character.components['schemas'];
  script: script.components['schemas'];
  sessionContext: sessionContext.components['schemas'];
  storyFactory: storyFactory.components['schemas'];
}

export type ServiceName = keyof Paths;
