export { loadContract, serviceNames, type Contract, type ServiceName } from './contract.ts';
export { contractProblems } from './contract-problems.ts';
export { flatDocument, modelDocument } from './served-documents.ts';
export {
  listOperations,
  versions,
  type ContractOperation,
  type Document,
  type OperationObject,
  type Parameter,
  type Schema,
  type Version,
  type VersionNotice,
} from './document.ts';
export type { Call, Caller, FileBody, Input, Operations, Output } from './operations.ts';
