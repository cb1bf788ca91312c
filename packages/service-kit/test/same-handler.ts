import { listOperations, type Contract } from '@fountainai/contracts';
import type { ServiceCall } from '../src/http/service-call.ts';

type Handler = (
  input: unknown,
  call: ServiceCall,
) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>;

/** Handlers of all operations of a contract, each of which is `handler`. */
export function sameHandler({ document }: Contract, handler: Handler): Record<string, Handler> {
  return Object.fromEntries(
    listOperations(document).map(({ operation }) => [operation.operationId, handler]),
  );
}
