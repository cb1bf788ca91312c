import {
  contractProblems,
  listOperations,
  type Contract,
  type ContractOperation,
  type Document,
  type Operations,
  type Schema,
} from '@fountainai/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createBodyCheck } from './body-check.ts';
import { requireScopes, type Authenticate } from '../auth/authentication.ts';
import { inTime } from './deadline.ts';
import { deprecationHeaders, refuseRemovedVersions } from './deprecation.ts';
import { etagMatches } from './conditional.ts';
import { isFileBody, sendFile } from './file-answer.ts';
import { idempotencyKeyOf } from '../idempotency/idempotency-key.ts';
import { parametersSchema, parseParameters } from './parameters.ts';
import { invalid, Problem } from './problem.ts';
import { beginCall, fingerprintOf, isRead, type ServiceCall } from './service-call.ts';
import { createChecks, createWriters, fieldErrors, resolveSchema } from './validation.ts';
import { isWritten, sendWritten } from './written-body.ts';

type Handler = (
  input: never,
  call: ServiceCall,
) => Promise<{ status: number; headers?: Record<string, string>; body?: unknown }>;
type Handlers<Ops> = Operations<Ops, 'V1' | 'V2', ServiceCall>;

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string;
  }
}

/**
 * Adds a route for every operation of a spec. It authenticates, checks the request, calls the handler and removes
 * fields that the spec does not declare from the answer.
 * @param handlers one function for each operationId, of all versions
 * @throws Error that lists all faults: missing handlers, handlers without an operation, and those of
 * `contractProblems`
 */
export function registerContract<Ops>(
  app: FastifyInstance,
  contract: Contract<Ops>,
  handlers: Handlers<NoInfer<Ops>>,
  authenticate: Authenticate,
): void {
  const { document } = contract;
  const operations = listOperations(document);
  const handlersById = new Map<string, Handler>(Object.entries(handlers));
  const problems = [...contractProblems(document), ...handlerProblems(operations, handlersById)];
  if (problems.length > 0)
    throw new Error(`openapi/${contract.name}.yaml cannot be served:\n  ${problems.join('\n  ')}`);

  const writers = createWriters(document);
  app.setSerializerCompiler(({ schema }) => writers(schema as Schema));
  const checks = createChecks(document);
  const tools = { authenticate, checks, bodyChecks: createBodyCheck(document, checks) };
  for (const operation of operations) {
    const handler = handlersById.get(operation.operation.operationId)!;
    registerOperation(app, document, operation, handler, tools);
  }
  refuseRemovedVersions(app, document);
}

function handlerProblems(operations: ContractOperation[], handlers: Map<string, Handler>): string[] {
  const ids = new Set(operations.map(({ operation }) => operation.operationId));
  return [
    ...[...ids].filter((id) => !handlers.has(id)).map((id) => `${id} has no handler`),
    ...[...handlers.keys()]
      .filter((id) => !ids.has(id))
      .map((id) => `${id} has a handler but is not in the spec`),
  ];
}

interface Tools {
  authenticate: Authenticate;
  checks: ReturnType<typeof createChecks>;
  bodyChecks: ReturnType<typeof createBodyCheck>;
}

function registerOperation(
  app: FastifyInstance,
  document: Document,
  { path, method, version, operation, parameters, responses }: ContractOperation,
  handler: Handler,
  { authenticate, ...tools }: Tools,
): void {
  const { operationId } = operation;
  const scopes = operation.security!.flatMap((requirement) => Object.values(requirement).flat());
  const check = requestChecker(document, operation, parameters, tools);
  const calls = new WeakMap<FastifyRequest, ServiceCall>();
  const bodyLimit = operation['x-body-limit'];
  const notice = deprecationHeaders(document, operation, version);

  app.route({
    method: method.toUpperCase(),
    url: fastifyPath(path),
    config: { operationId },
    ...(bodyLimit && { bodyLimit }),
    schema: { response: responseSchemas(responses) },
    onRequest: async (request, reply) => {
      reply.headers(notice);
      const caller = await authenticate(request.headers.authorization);
      requireScopes(caller, scopes);
      calls.set(request, beginCall(request, reply, caller));
    },
    handler: async (request, reply) => {
      const input = await check(request);
      const call = calls.get(request)!;
      if (method === 'post') {
        const key = idempotencyKeyOf(request.headers, request.body);
        if (key)
          call.idempotency = { key, operation: operationId, fingerprint: await fingerprintOf(request) };
      }
      const answer = await inTime(handler(input as never, call));
      return send(request, reply, answer);
    },
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers = {}, body }: Awaited<ReturnType<Handler>>,
) {
  if (isWritten(body)) return sendWritten(request, reply.headers(headers), status, body);
  if (isRead(request.method) && etagMatches(request.headers['if-none-match'], headers.ETag))
    return reply.code(304).headers(headers).send();
  if (isFileBody(body)) return sendFile(request, reply, body, headers);
  return reply.code(status).headers(headers).send(body);
}

/** Checks path, query, headers and body, and reports all faults at once. */
function requestChecker(
  document: Document,
  operation: ContractOperation['operation'],
  parameters: ContractOperation['parameters'],
  { checks, bodyChecks }: Pick<Tools, 'checks' | 'bodyChecks'>,
) {
  const resolve = (schema: Schema) => resolveSchema(document, schema);
  const places = (['path', 'query', 'header'] as const).map((place) => {
    const declared = parameters.filter((parameter) => parameter.in === place);
    return { place, declared, check: checks(parametersSchema(declared, place !== 'header')) };
  });
  const checkBody =
    operation.requestBody && bodyChecks(operation.requestBody.content['application/json']!.schema);

  return async (request: FastifyRequest) => {
    const raw = { path: request.params, query: request.query, header: request.headers };
    const [params, query, headers] = places.map(({ place, declared }) =>
      parseParameters(raw[place] as Record<string, unknown>, declared, resolve),
    );
    const parsed = { path: params, query, header: headers };
    const errors = places.flatMap(({ place, check }) => fieldErrors(check(parsed[place]), place));
    const isLeftOut = request.body === undefined && !operation.requestBody?.required;
    if (checkBody && !isLeftOut) {
      if (request.body === undefined) throw new Problem(400, 'empty_body', 'Send a JSON object as the body.');
      errors.push(...fieldErrors(await checkBody(request.body), ''));
    }
    if (errors.length > 0) throw invalid(errors);
    return { params, query, headers, body: checkBody ? request.body : undefined };
  };
}

function responseSchemas(responses: ContractOperation['responses']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(responses).flatMap(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return schema ? [[status, schema]] : [];
    }),
  );
}

function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
