import type { Document } from '@fountainai/contracts';
import { expect, test } from 'vitest';
import { handlersFile } from '../src/room/handlers.ts';
import { sampleOf } from '../src/room/sample.ts';
import { tablesFile } from '../src/room/tables-file.ts';
import { tablesOf } from '../src/room/tables.ts';

const id = { type: 'integer' };
const schemas = {
  StageEntryV1: {
    type: 'object',
    required: ['stageEntryId', 'old'],
    properties: { stageEntryId: id, old: { type: 'string' } },
  },
  StageEntryV2: {
    type: 'object',
    required: ['stageEntryId', 'at', 'tags', 'sceneId', 'maybe'],
    properties: {
      stageEntryId: { $ref: '#/components/schemas/Id' },
      at: { type: 'string', format: 'date-time' },
      tags: { type: 'array', items: { type: 'string' } },
      sceneId: { $ref: '#/components/schemas/Id' },
      maybe: { anyOf: [{ type: 'number' }, { type: 'null' }] },
      version: id,
    },
  },
  NewStageEntry: { type: 'object', properties: { at: { type: 'string' } } },
  Word: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, parts: { type: 'array', items: id } },
  },
  Unanswered: { type: 'object', properties: { id } },
  Id: id,
};
const answer = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Word' } } } };
const get = { operationId: 'getWordV1', responses: { 200: answer } };
const document = { paths: { '/v1/words/{id}': { get } }, components: { schemas } } as unknown as Document;

test('a schema with its own id makes a table, shared by its versions', () => {
  expect(tablesOf(document)).toEqual([
    {
      noun: 'stageEntry',
      id: { field: 'stageEntryId', isText: false },
      columns: [
        { field: 'at', type: 'timestamp', isNullable: false },
        { field: 'tags', type: 'texts', isNullable: false },
        { field: 'sceneId', type: 'bigint', isNullable: false },
        { field: 'maybe', type: 'number', isNullable: true },
        { field: 'old', type: 'text', isNullable: true },
      ],
    },
    {
      noun: 'word',
      id: { field: 'id', isText: true },
      columns: [{ field: 'parts', type: 'list', isNullable: true }],
    },
  ]);
});

test('the primary key of every table begins with the workspace', () => {
  const text = tablesFile('two-words', tablesOf(document));
  expect(text).toContain("pgSchema('two_words')");
  for (const [table, key] of [
    ['stage_entries', 'stageEntryId'],
    ['words', 'id'],
  ]) {
    expect(text).toContain(`'${table}',\n  {\n    workspaceId: text('workspace_id').notNull(),`);
    expect(text).toContain(`name: '${table}_pk', columns: [table.workspaceId, table.${key}]`);
  }
});

test('a version without operations has no handlers', () => {
  expect(handlersFile('words', document, 'v1')).toContain(
    "getWordV1: (_, call) => read(database, call, () => notWritten('getWordV1'))",
  );
  expect(handlersFile('words', document, 'v2')).toContain('return {};');
});

test('a sample is the example or the simplest valid value', () => {
  const schema = {
    type: 'object',
    required: ['n', 's', 'l'],
    properties: {
      n: { type: 'integer', minimum: 3 },
      s: { type: 'string', minLength: 2 },
      l: { enum: ['a', 'b'] },
    },
  };
  expect(sampleOf(document, schema)).toEqual({ n: 3, s: 'xx', l: 'a' });
  expect(sampleOf(document, schema, { example: { n: 4 } })).toEqual({ n: 4 });
});
