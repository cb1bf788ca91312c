// Generated from packages/contracts/src/services.json by `pnpm generate`.

/** The first part of every service's host name. */
export const hosts = {
  sequence: 'centralsequence',
  character: 'character',
  script: 'scriptmanagement',
  sessionContext: 'sessioncontext',
  storyFactory: 'storyfactory',
};
