// Generated from packages/contracts/src/services.json by `pnpm generate`.

/** The paths of every service, as its spec has them. */
export interface Paths {
  sequence: import('./sequence.ts').paths;
  character: import('./character.ts').paths;
  script: import('./script.ts').paths;
  sessionContext: import('./session-context.ts').paths;
  storyFactory: import('./story-factory.ts').paths;
}

/** The operations of every service, by its name in the list. */
export interface ServiceOperations {
  'sequence': import('./sequence.ts').operations;
  'character': import('./character.ts').operations;
  'script': import('./script.ts').operations;
  'session-context': import('./session-context.ts').operations;
  'story-factory': import('./story-factory.ts').operations;
}

/** The named types of every service: `Schemas['script']['SectionV2']`. */
export interface Schemas {
  sequence: import('./sequence.ts').components['schemas'];
  character: import('./character.ts').components['schemas'];
  script: import('./script.ts').components['schemas'];
  sessionContext: import('./session-context.ts').components['schemas'];
  storyFactory: import('./story-factory.ts').components['schemas'];
}
