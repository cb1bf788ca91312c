import { listOperations, loadContract, serviceNames } from '@fountainai/contracts';
import { describe, expect, test } from 'vitest';
import { parametersSchema } from '../src/http/parameters.ts';
import { createChecks, createWriters } from '../src/http/validation.ts';

// A running service makes checks on first use, which would be too late to find a faulty schema.
describe.each(serviceNames.map(loadContract))('of every operation of $name', ({ document }) => {
  const checks = createChecks(document);
  const writers = createWriters(document);
  const operations = listOperations(document).map((entry) => [entry.operation.operationId, entry] as const);

  test.each(operations)('checks and writers can be made: %s', (_, { operation, parameters, responses }) => {
    expect(checks(parametersSchema(parameters, true))({ nobody: 1 })).not.toEqual([]);
    const body = operation.requestBody?.content['application/json'];
    if (body) expect(checks(body.schema)(body.example)).toEqual([]);
    for (const { content } of Object.values(responses)) {
      const answer = content?.['application/json'];
      if (!answer) continue;
      expect(checks(answer.schema)(answer.example)).toEqual([]);
      expect(JSON.parse(writers(answer.schema)(answer.example))).toEqual(answer.example);
    }
  });
});

test('a keyword outside JSON Schema is an error', () => {
  const check = createChecks(loadContract('sequence').document)({ type: 'string', longest: 3 });
  expect(() => check('a')).toThrow(/unknown keyword: "longest"/);
});
