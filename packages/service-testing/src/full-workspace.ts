import {
  listOperations,
  loadContract,
  type ContractOperation,
  type ServiceName,
} from '@fountainai/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestRequest } from './test-api.ts';
import type { Closable, TestService } from './test-service.ts';

/**
 * Defines a test for every operation of a service in a full workspace.
 * @param fill sets the quota of the service's database to zero
 */
export function testFullWorkspace<Database extends Closable>(
  name: ServiceName,
  service: TestService<Database>,
  fill: (database: Database) => void,
): void {
  const operations = listOperations(loadContract(name).document).map(
    (operation) => [operation.operation.operationId, operation] as const,
  );
  const storing = operations.filter(([, { method }]) => ['post', 'put', 'patch'].includes(method));
  const others = operations.filter(([, { method }]) => ['get', 'delete'].includes(method));

  beforeAll(() => fill(service.database));

  describe('in a full workspace', () => {
    test('every operation is one that stores, reads or deletes', () => {
      expect(storing.length + others.length).toBe(operations.length);
    });
    test.each(storing)('%s is refused with the kept bytes and a remedy', async (operationId, operation) => {
      for (const headers of [{}, { 'idempotency-key': operationId }]) {
        const { status, body } = await service.api(operationId, { ...exampleOf(operation), headers });
        expect({ status, code: body.code }).toEqual({ status: 507, code: 'quota_exceeded' });
        expect(body.detail).toMatch(/keeps [\d.]+ MiB in this service, and may keep 0\.0 MiB.*Delete/);
      }
    });
    test.each(others)('%s works', async (operationId, operation) => {
      expect((await service.api(operationId, exampleOf(operation))).status).not.toBe(507);
    });
  });
}

/** Builds a request from the operation's example, with numbers for its required parameters. */
function exampleOf({ operation, parameters }: ContractOperation): TestRequest {
  const required = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, (example ?? 1) as number]),
    );
  const example = operation.requestBody?.content['application/json']?.example as object | undefined;
  // The key is a header here, and the two must not differ.
  const body = example && { ...example, requestId: undefined };
  return { params: required('path'), query: required('query'), ...(body && { body }) };
}
