import { listOperations, type ContractOperation, type Document, type Version } from '@fountainai/contracts';
import { sampleOf } from './sample.ts';

/** Generates a test for every operation of a version, which compares the answer to its example with the spec. */
export function testsFile(document: Document, version: Version): string {
  const operations = listOperations(document).filter((entry) => entry.version === version);
  if (operations.length === 0) return withoutOperations(version);
  return `import { describe, expect, test } from 'vitest';
import { setUp } from './setup.ts';

// These tests fail until the operations are written. Each test makes the rows that its example needs; add tests
// of the other outcomes.
const service = setUp();

${operations.map((entry) => testOf(document, entry)).join('\n')}`;
}

function testOf(document: Document, entry: ContractOperation): string {
  const { operationId } = entry.operation;
  const status = Object.keys(entry.responses).find((it) => it.startsWith('2')) ?? '200';
  return `describe('${operationId}', () => {
  test('answers its example with ${status}', async () => {
    const { status } = await service.api('${operationId}', ${JSON.stringify(requestOf(document, entry))});
    expect(status).toBe(${status});
  });
});
`;
}

function requestOf(document: Document, { operation, parameters }: ContractOperation): object {
  const valuesIn = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map((parameter) => [parameter.name, sampleOf(document, parameter.schema, parameter)]),
    );
  const [params, query, headers] = ['path', 'query', 'header'].map(valuesIn);
  const body = operation.requestBody?.content['application/json'];
  const parts = { params, query, headers, ...(body && { body: sampleOf(document, body.schema, body) }) };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => JSON.stringify(part) !== '{}'));
}

const withoutOperations = (version: Version) => `import { expect, test } from 'vitest';
import { setUp } from './setup.ts';

const service = setUp();

test('there is no ${version}', async () => {
  const { statusCode } = await service.app.inject('/${version}/anything');
  expect(statusCode).toBe(404);
});
`;
