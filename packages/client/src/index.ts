export {
  createFountainClient,
  type FountainClient,
  type FountainClientOptions,
} from './create-fountain-client.ts';
export { FountainError, type FieldError } from './fountain-error.ts';
export type { Answer, ServiceClient } from './types.ts';
export type { Paths, Schemas, ServiceName } from './contracts.ts';
