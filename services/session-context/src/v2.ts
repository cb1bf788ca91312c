import type { Database } from '@fountainai/service-kit';
import { contextOperations } from './v2/contexts.ts';
import { sessionOperations } from './v2/sessions.ts';
import type { V2 } from './v2/v2-operations.ts';

/** v2's operations: wire → noun → wire. */
export function v2(parts: { database: Database }): V2 {
  return { ...sessionOperations(parts), ...contextOperations(parts) };
}
