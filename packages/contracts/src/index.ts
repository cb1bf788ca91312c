export { loadContract, type Contract } from './contract.ts';
export { contractProblems } from './contract-problems.ts';
export { flatDocument, modelDocument } from './served-documents.ts';
export {
  follow,
  listOperations,
  versions,
  versionsOf,
  type ContractOperation,
  type Document,
  type OperationObject,
  type Parameter,
  type Schema,
  type Version,
  type VersionNotice,
} from './document.ts';
export { serviceNames, serviceTable, type ServiceName } from './services.ts';
export type { Call, Caller, FileBody, Input, Operations, Output } from './operations.ts';
export { shorten } from './shorten.ts';
