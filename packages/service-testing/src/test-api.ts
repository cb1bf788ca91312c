import { listOperations, type Contract } from '@fountainai/contracts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { answerSchemas } from './answer-schemas.ts';
import type { TestTokens } from './test-tokens.ts';

export interface TestRequest {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Workspace of the caller; the default is `test`. */
  workspace?: string;
  scopes?: string[];
  /** null sends no token. */
  token?: string | null;
}

export interface TestAnswer {
  status: number;
  headers: LightMyRequestResponse['headers'];
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of every shape
  body: any;
}

export type TestApi = (operationId: string, request?: TestRequest) => Promise<TestAnswer>;

/** @throws Error when an answer has a status, type or body that the spec does not declare */
export function createTestApi(contract: Contract, app: FastifyInstance, tokens: TestTokens): TestApi {
  const check = createAnswerCheck(contract);
  const operations = new Map(
    listOperations(contract.document).map((entry) => [entry.operation.operationId, entry]),
  );

  return async (
    operationId,
    { params = {}, query = {}, headers = {}, body, workspace, scopes, token } = {},
  ) => {
    const { method, path } = operations.get(operationId)!;
    const bearer =
      token === undefined
        ? await tokens.issue({ ...(workspace && { workspace }), ...(scopes && { scopes }) })
        : token;
    const response = await app.inject({
      method: method.toUpperCase() as 'GET',
      url: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name]))),
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = {
      status: response.statusCode,
      headers: response.headers,
      body: bodyOf(response),
    };
    check(operationId, answer);
    return answer;
  };
}

function bodyOf({ body, headers }: LightMyRequestResponse): unknown {
  if (body === '') return undefined;
  return String(headers['content-type']).includes('json') ? (JSON.parse(body) as unknown) : body;
}

type AnswerCheck = (
  operationId: string,
  answer: { status: number; headers: Record<string, unknown>; body: unknown },
) => void;

/** Returns a check of answers against the spec. @throws Error when an answer differs from its declaration */
export function createAnswerCheck({ document }: Contract): AnswerCheck {
  const checks = answerSchemas(document);
  const operations = new Map(listOperations(document).map((entry) => [entry.operation.operationId, entry]));
  return (operationId, { status, headers, body }) => {
    const declared = operations.get(operationId)?.responses[status];
    if (!declared)
      throw new Error(
        `${operationId} answered ${status}, which its spec does not declare: ${JSON.stringify(body)}`,
      );
    if (!declared.content) {
      if (body !== undefined)
        throw new Error(`${operationId} answered ${status} with a body, which its spec does not declare`);
      return;
    }
    const type = String(headers['content-type']).split(';', 1)[0]!;
    const content = declared.content[type];
    if (!content)
      throw new Error(`${operationId} answered ${status} as ${type}, which its spec does not declare`);
    const errors = checks(content.schema)(body);
    if (errors.length > 0)
      throw new Error(`${operationId} answered ${status} with a wrong body: ${JSON.stringify(errors)}`);
  };
}
