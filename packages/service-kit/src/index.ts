export { shorten } from '@fountainai/contracts';
export { createApp } from './http/app.ts';
export { registerDocs } from './http/api-docs.ts';
export { createAuthenticate, type Authenticate } from './auth/authentication.ts';
export { createClient, type ClientConfig } from './http/client.ts';
export { within } from './http/deadline.ts';
export { etagMatches, etagOf, etagOfRows, requireVersion, type Condition } from './http/conditional.ts';
export { ConfigError, readConfigWith, readServiceConfig, type ServiceConfig } from './config.ts';
export { refuseUnfitDatabase } from './db/database-check.ts';
export { databaseError, isConnectionError, problemOfDatabaseError } from './db/database-errors.ts';
export { decodeCursor, encodeCursor, listAnswer, longestList, pageOf, type Page } from './http/cursor.ts';
export { dbOf, openDatabase, prepareOnce, type Database, type Db } from './db/database.ts';
export { hashEtag } from './http/hash-etag.ts';
export { registerHealth } from './http/health.ts';
export { idempotencyKeysTable, read, replayed, write } from './idempotency/idempotency.ts';
export { keptBytes } from './db/kept-bytes.ts';
export { openQuota } from './db/quota.ts';
export { purgeKeysByClock } from './idempotency/key-purge.ts';
export { allotIds, lastIdsTable } from './db/last-ids.ts';
export { countFailedJob, measureJobs, type JobCount } from './observe/job-metrics.ts';
export { isPeerNotFound, PeerProblem, tookNoEffect } from './http/peer-problem.ts';
export { inSteps } from './http/in-steps.ts';
export { addCounter } from './observe/metrics.ts';
export {
  conflict,
  invalid,
  notFound,
  notWritten,
  Problem,
  unavailable,
  type FieldError,
} from './http/problem.ts';
export { observe } from './observe/observe.ts';
export { registerContract } from './http/registrar.ts';
export { runMain, serve } from './http/serve.ts';
export { inJobSpan } from './observe/spans.ts';
export { fingerprintOf, type ServiceCall } from './http/service-call.ts';
export { inWorkspace } from './db/transaction.ts';
export { writeTogether } from './idempotency/write-together.ts';
export { writtenBody } from './http/written-body.ts';
