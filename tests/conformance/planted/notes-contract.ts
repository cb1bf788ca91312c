import type { Contract, Document, OperationObject, Schema } from '@fountainai/contracts';

/** A minimal contract of three operations that the kit can serve. */
export function notesContract(): Contract {
  const document: Document = {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1.0.0' },
    servers: [{ url: 'http://notes.localhost' }],
    paths: {
      '/v1/notes': {
        post: {
          ...operation('createNoteV1', 'write', { 201: note }, [409, 413, 415, 422]),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: newNote, example: { text: 'Enter ROMEO', stars: 3 } } },
          },
        },
        get: {
          ...operation('listNotesV1', 'read', { 200: { type: 'array', items: note } }),
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200 } }],
        },
      },
      '/v1/notes/{noteId}': {
        get: {
          ...operation('getNoteV1', 'read', { 200: note }, [404]),
          parameters: [{ name: 'noteId', in: 'path', required: true, schema: id }],
        },
      },
    },
    components: { schemas: {} },
  };
  return { name: 'notes', yaml: '', document };
}

const id: Schema = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
const newNote: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 200 },
    stars: { type: 'integer', minimum: 0, maximum: 5 },
  },
};
const note: Schema = {
  type: 'object',
  required: ['noteId', 'text', 'stars'],
  properties: { noteId: id, text: { type: 'string' }, stars: { type: 'integer' } },
};
const problem: Schema = {
  type: 'object',
  required: ['status', 'code', 'requestId'],
  properties: { status: { type: 'integer' }, code: { type: 'string' }, requestId: { type: 'string' } },
};

export function operation(
  operationId: string,
  scope: string,
  answers: Record<number, Schema>,
  problems: number[] = [],
): OperationObject {
  const good = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: 'Good', content: { 'application/json': { schema } } },
  ]);
  const bad = [400, 401, 403, 429, 500, 503, ...problems].map((status) => [
    status,
    { description: 'Bad', content: { 'application/problem+json': { schema: problem } } },
  ]);
  return {
    operationId,
    summary: operationId,
    security: [{ bearer: [scope] }],
    responses: Object.fromEntries([...good, ...bad]),
  };
}
