export {
  createAnswerCheck,
  createTestApi,
  type TestAnswer,
  type TestApi,
  type TestRequest,
} from './test-api.ts';
export {
  createFirstReleaseDatabase,
  fillAsFirstRelease,
  firstReleaseRows,
  firstReleaseSequences,
  type FirstReleaseDatabase,
} from './first-release.ts';
export { testFullWorkspace } from './full-workspace.ts';
export { keepIdsApart } from './ids-apart.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { setUpService, type TestService } from './test-service.ts';
export { createTestTokens, type TestTokens } from './test-tokens.ts';
export { administer, onDatabase, withClient } from './test-postgres.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
