import { listOperations, type Contract } from '@fountainai/contracts';
import type { ServiceCall } from '../src/http/service-call.ts';

type Handler = (
  input: unknown,
  call: ServiceCall,
) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>;

/** Returns `handler` for every operation of a contract. */
export function sameHandler({ document }: Contract, handler: Handler): Record<string, Handler> {
  return Object.fromEntries(
    listOperations(document).map(({ operation }) => [operation.operationId, handler]),
  );
}
