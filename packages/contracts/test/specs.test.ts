import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  contractProblems,
  flatDocument,
  listOperations,
  loadContract,
  modelDocument,
  serviceNames,
  versions,
  versionsOf,
  type Document,
  type OperationObject,
} from '../src/index.ts';

const contracts = serviceNames.map(loadContract);

describe.each(contracts)('$name', ({ document }) => {
  test('has no problem that stops a service', () => {
    expect(contractProblems(document)).toEqual([]);
  });

  test.each(versions)('%s.openapi.json holds no reference', (version) => {
    const flat = JSON.stringify(flatDocument(document, version));
    expect(flat).not.toContain('$ref');
    expect(flat).not.toContain(`"/${version === 'v1' ? 'v2' : 'v1'}/`);
  });

  test('has examples that match their schemas', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const version of versions)
      for (const { operation, parameters, responses } of listOperations(flatDocument(document, version))) {
        const bodies = [operation.requestBody, ...Object.values(responses)].flatMap((it) =>
          Object.entries(it?.content ?? {}),
        );
        for (const [type, { schema, example }] of bodies.filter(([it]) => it === 'application/json')) {
          expect([operation.operationId, type, example]).not.toContain(undefined);
          expect([operation.operationId, ajv.validate(schema, example), ajv.errors]).toEqual([
            operation.operationId,
            true,
            null,
          ]);
        }
        for (const parameter of parameters as { name: string; schema: object; example?: unknown }[])
          if (parameter.example !== undefined)
            expect([parameter.name, ajv.validate(parameter.schema, parameter.example)]).toEqual([
              parameter.name,
              true,
            ]);
      }
  });
});

describe('shared parts are equal in all specs:', () => {
  const [first, ...others] = contracts.map(
    ({ document }) => document.components as Record<string, Record<string, unknown>>,
  );
  const names = {
    parameters: ['IdempotencyKey', 'IfMatch', 'IfNoneMatch', 'Limit', 'Cursor'],
    headers: Object.keys(first!.headers!),
    responses: Object.keys(first!.responses!),
    schemas: ['Id', 'Timestamp', 'VersionField', 'RequestId', 'NextCursor', 'Problem'],
    securitySchemes: ['bearer'],
  };
  test.each(Object.entries(names).flatMap(([kind, all]) => all.map((name) => ({ kind, name }))))(
    '$kind.$name',
    ({ kind, name }) => {
      const theirs = others.map((other) => other[kind]?.[name]).filter((it) => it !== undefined);
      expect(theirs).toEqual(theirs.map(() => first![kind]![name]));
    },
  );
});

// The limits of GPT actions, as measured; see their names.
describe.each(
  contracts.flatMap(({ name, document }) =>
    versionsOf(document).map((version) => ({ name, version, document })),
  ),
)('gpt.json of $name $version', ({ version, document }) => {
  const gpt = modelDocument(document, version);
  const operations = listOperations(gpt);

  test('has 1 to 30 operations and is under 1 MB', () => {
    expect(operations.length).toBeGreaterThan(0);
    expect(operations.length).toBeLessThanOrEqual(30);
    expect(JSON.stringify(gpt).length).toBeLessThan(1_000_000);
  });

  test('keeps texts within 300 and parameter texts within 700 characters', () => {
    for (const { operation, parameters } of operations) {
      for (const text of [operation.summary, operation.description])
        expect(text!.length).toBeLessThanOrEqual(300);
      for (const { description } of parameters) expect((description ?? '').length).toBeLessThanOrEqual(700);
    }
  });

  test('needs no headers, only objects as bodies, one server, and no references', () => {
    expect(gpt.openapi).toBe('3.1.0');
    expect(gpt.servers).toHaveLength(1);
    expect(JSON.stringify(gpt)).not.toContain('$ref');
    for (const { operation, parameters } of operations) {
      expect(parameters.map((parameter) => parameter.in)).not.toContain('header');
      if (operation.requestBody)
        expect(operation.requestBody.content['application/json']!.schema.type).toBe('object');
    }
  });

  test('marks exactly the operations that overwrite, delete or reorder as consequential', () => {
    for (const { operation, method } of operations) {
      const changes =
        method === 'put' ||
        method === 'patch' ||
        method === 'delete' ||
        operation.operationId.startsWith('reorder');
      expect([operation.operationId, operation['x-openai-isConsequential']]).toEqual([
        operation.operationId,
        changes,
      ]);
    }
  });

  test('has a requestId for every append', () => {
    for (const { operation, method } of operations.filter((it) => it.method === 'post')) {
      const { properties } = operation.requestBody!.content['application/json']!.schema as {
        properties: object;
      };
      expect([operation.operationId, method, Object.keys(properties)]).toEqual([
        operation.operationId,
        'post',
        expect.arrayContaining(['requestId']),
      ]);
    }
  });
});

describe('contractProblems finds', () => {
  const good = (): Document => structuredClone(contracts[0]!.document);
  const operation = (document: Document) => document.paths['/v1/sequence']!.post!;
  test.each<[string, (document: Document) => void, RegExp]>([
    [
      'an operationId used twice',
      (d) => (d.paths['/v1/sequence']!.get!.operationId = 'setSequenceV1'),
      /setSequenceV1: used more than once/,
    ],
    ['an operation without security', (d) => delete operation(d).security, /no security/],
    ['an operation without summary', (d) => delete operation(d).summary, /no summary/],
    ['a long description', (d) => (operation(d).description = 'x'.repeat(301)), /over 300/],
    [
      'an undeclared path parameter',
      (d) => (d.paths['/v2/sequence/version/{versionNumber}']!.get!.parameters = []),
      /versionNumber is not declared/,
    ],
    ['an undeclared status', (d) => delete operation(d).responses['422'], /answer 422/],
    [
      'a missing operationId',
      (d) => delete (operation(d) as Partial<OperationObject>).operationId,
      /^post \/v1\/sequence: it has no operationId$/m,
    ],
    ['the wrong suffix', (d) => (operation(d).operationId = 'x'), /must end in V1/],
  ])('%s', (_, spoil, message) => {
    const document = good();
    spoil(document);
    expect(contractProblems(document).join('\n')).toMatch(message);
  });
});
