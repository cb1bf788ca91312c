import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationObject, Schema } from '@fountainai/contracts';
import type { Kind } from '../finding.ts';
import { operation } from './notes-contract.ts';
import type { Parts } from './notes-service.ts';

export interface Bug {
  kind: Kind;
  operationId: string;
  what: string;
  plant: (parts: Parts) => void;
}

/** A bug of every kind that the suite detects. */
export const bugs: Bug[] = [
  {
    kind: 'undocumented status',
    operationId: 'createNoteV1',
    what: 'a text without Latin letters is answered with 202',
    plant: (parts) => {
      const { responses } = at(parts, '/v1/notes', 'post');
      responses['202'] = responses['201']!;
      change(parts, 'createNoteV1', (answer, { body }) =>
        /[a-z]/i.test(body.text) ? answer : { ...answer, status: 202 },
      );
    },
  },
  {
    kind: 'server error',
    operationId: 'listNotesV1',
    what: 'a limit over 100 is too much for it',
    plant: (parts) =>
      change(parts, 'listNotesV1', (answer, { query }) => {
        if (query.limit > 100) throw new Error('out of memory');
        return answer;
      }),
  },
  {
    kind: 'wrong body',
    operationId: 'getNoteV1',
    what: 'stars are text',
    plant: (parts) => {
      at(parts, '/v1/notes/{noteId}', 'get').responses['200'] = anyJson;
      change(parts, 'getNoteV1', (answer) => ({
        ...answer,
        body: { ...(answer.body as object), stars: '3' },
      }));
    },
  },
  {
    kind: 'accepted bad input',
    operationId: 'createNoteV1',
    what: 'six stars',
    plant: (parts) => delete field(parts, 'stars').maximum,
  },
  {
    kind: 'no pointer to what is wrong',
    operationId: 'createNoteV1',
    what: 'a text that is too long is refused without saying where',
    plant: (parts) => {
      delete field(parts, 'text').maxLength;
      change(parts, 'createNoteV1', (answer, { body }) =>
        [...body.text].length > 200 ? refused(400) : answer,
      );
      at(parts, '/v1/notes', 'post').responses['400'] = anyProblem;
    },
  },
  {
    kind: 'refused good input',
    operationId: 'createNoteV1',
    what: 'texts may only be half as long',
    plant: (parts) => void (field(parts, 'text').maxLength = 100),
  },
  {
    kind: 'missing authentication',
    operationId: 'getNoteV1',
    what: 'one address is open to all',
    plant: ({ app }) =>
      void app.addHook('onRequest', async ({ url, headers }) => {
        if (/^\/v1\/notes\/\d/.test(url)) headers.authorization ??= 'Bearer nobody/read';
      }),
  },
  {
    kind: 'missing scope',
    operationId: 'createNoteV1',
    what: 'who may read may write',
    plant: (parts) => void (at(parts, '/v1/notes', 'post').security = [{ bearer: ['read'] }]),
  },
  {
    kind: 'wrong method answered',
    operationId: 'getNoteV1',
    what: 'an operation that no spec tells of',
    plant: (parts) => {
      const { contract, handlers } = parts;
      const { parameters } = at(parts, '/v1/notes/{noteId}', 'get');
      contract.document.paths['/v1/notes/{noteId}']!.delete = {
        ...operation('deleteNoteV1', 'write', {}),
        ...(parameters && { parameters }),
      };
      handlers.deleteNoteV1 = async () => refused(400);
    },
  },
  {
    kind: 'data of another workspace',
    operationId: 'getNoteV1',
    what: 'a note is found by its id alone',
    plant: ({ handlers, notes }) => {
      const get = handlers.getNoteV1!;
      handlers.getNoteV1 = async (input, call) => {
        const note = notes.find(({ noteId }) => noteId === input.params.noteId);
        return note ? { status: 200, body: note } : get(input, call);
      };
    },
  },
  {
    kind: 'data of another workspace',
    operationId: 'listNotesV1',
    what: 'a list is of all workspaces',
    plant: ({ handlers, notes }) => {
      handlers.listNotesV1 = async () => ({ status: 200, body: notes });
    },
  },
  {
    kind: 'server error',
    operationId: 'getNoteV1',
    what: 'methods that nobody uses are not thought of',
    plant: ({ app }) => {
      const emit = app.server.emit.bind(app.server);
      app.server.emit = (event: string, ...args: unknown[]) => {
        const [request, response] = args as [IncomingMessage, ServerResponse];
        const isOdd = event === 'request' && !usualMethods.includes(request.method!);
        if (!isOdd || !/^\/v1\/notes\/[12](?=$|[?/;%.#])/.test(request.url!)) return emit(event, ...args);
        response.writeHead(500).end();
        return true;
      };
    },
  },
  {
    kind: 'starves others',
    operationId: 'createNoteV1',
    what: 'a long text takes seconds of the event loop',
    plant: ({ app }) =>
      void app.addHook('preValidation', async ({ body }) => {
        if (JSON.stringify(body ?? '').length < 900_000) return;
        for (const until = Date.now() + 4_000; Date.now() < until;);
      }),
  },
  {
    kind: 'not covered',
    operationId: 'getNoteV1',
    what: 'nothing is ever found',
    plant: (parts) => {
      parts.notes.push = () => 0;
    },
  },
];

const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];
const anyJson = {
  description: '',
  content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
};
const anyProblem = {
  description: '',
  content: { 'application/problem+json': { schema: { type: 'object', additionalProperties: true } } },
};
const refused = (status: number) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { status, code: 'bad', requestId: '1' },
});

function at({ contract }: Parts, path: string, method: string): OperationObject {
  return contract.document.paths[path]![method]!;
}

function field(parts: Parts, name: string): Schema {
  const { schema } = at(parts, '/v1/notes', 'post').requestBody!.content['application/json']!;
  return (schema.properties as Record<string, Schema>)[name]!;
}

type Handler = Parts['handlers'][string];

/** Replaces an operation's answers. */
function change(
  { handlers }: Parts,
  operationId: string,
  changed: (
    answer: Awaited<ReturnType<Handler>>,
    input: Parameters<Handler>[0],
  ) => Awaited<ReturnType<Handler>>,
): void {
  const right = handlers[operationId]!;
  handlers[operationId] = async (input, call) => changed(await right(input, call), input);
}
