import { SpanKind } from '@opentelemetry/api';
import {
  listOperations,
  type Call,
  type Contract,
  type ContractOperation,
  type Operations,
} from '@fountainai/contracts';
import pRetry from 'p-retry';
import { Pool } from 'undici';
import { measurePeerCall } from '../observe/metrics.ts';
import { PeerProblem, problemOfAnswer, problemOfFailure } from './peer-problem.ts';
import { inSpan, traceHeaders } from '../observe/spans.ts';
import { createChecks } from './validation.ts';

export interface ClientConfig {
  baseUrl: string;
  /** Longest time of one call; the deadline of the caller's request may shorten it. */
  timeoutMs?: number;
}

interface AnyInput {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}
type Answer = { status: number; headers: Record<string, string>; body?: unknown };

/**
 * Creates a client of one service: a function for every operationId, typed like the service's handlers. It
 * forwards the caller's token and request id and checks answers against the spec. GETs, and POSTs with an
 * idempotency key, are retried once after a refused or lost connection or a 502, 503 or 504.
 * @throws PeerProblem for every answer that is not a success
 */
export function createClient<Ops>(contract: Contract<Ops>, { baseUrl, timeoutMs = 3_000 }: ClientConfig) {
  const pool = new Pool(baseUrl, { connections: 32, connectTimeout: 1_000 });
  const checks = createChecks(contract.document);
  const functions = listOperations(contract.document).map((operation) => {
    const { operationId } = operation.operation;
    const validateAnswer = answerValidator(contract.name, operation, checks);
    const run = async (input: AnyInput, call: Call) => {
      const attempt = () =>
        measurePeerCall(contract.name, operationId, () =>
          inSpan(`${contract.name} ${operationId}`, SpanKind.CLIENT, {}, () =>
            send(pool, contract.name, operation, input, call, timeoutMs).then(validateAnswer),
          ),
        );
      const repeatable =
        operation.method === 'get' || (operation.method === 'post' && call.idempotencyKey !== undefined);
      if (!repeatable) return attempt();
      return pRetry(attempt, {
        retries: 1,
        minTimeout: 50,
        randomize: true,
        shouldRetry: ({ error }) => mayPass(error, call),
      });
    };
    return [operationId, run];
  });
  return { ...(Object.fromEntries(functions) as Operations<Ops>), close: () => pool.close() };
}

function mayPass(error: Error, call: Call): boolean {
  return error instanceof PeerProblem && error.transient && Date.now() < call.deadline;
}

async function send(
  pool: Pool,
  peer: string,
  { path, method }: ContractOperation,
  input: AnyInput,
  call: Call,
  timeoutMs: number,
): Promise<Answer> {
  const budget = Math.min(timeoutMs, call.deadline - Date.now());
  const timeIsUp = () => new DOMException('no time left', 'TimeoutError');
  if (budget <= 0) throw problemOfFailure(peer, timeIsUp());
  // AbortSignal.timeout would keep the call's objects in memory until the timeout, long after the answer.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(timeIsUp()), budget);
  try {
    const { statusCode, headers, body } = await pool.request({
      method: method.toUpperCase(),
      path: pathOf(path, input.params ?? {}),
      query: queryOf(input.query ?? {}),
      headers: headersOf(input, call),
      body: input.body === undefined ? null : JSON.stringify(input.body),
      signal: patience.signal,
    });
    const text = await body.text();
    if (statusCode >= 400) throw problemOfAnswer(peer, statusCode, headers['retry-after'], text);
    return {
      status: statusCode,
      headers: headers as Record<string, string>,
      ...(text && { body: parse(peer, text) }),
    };
  } catch (error) {
    throw error instanceof PeerProblem ? error : problemOfFailure(peer, error);
  } finally {
    clearTimeout(timer);
  }
}

function pathOf(path: string, params: Record<string, string | number>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function queryOf(query: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

function headersOf(input: AnyInput, call: Call): Record<string, string> {
  return {
    ...input.headers,
    ...traceHeaders(),
    authorization: `Bearer ${call.caller.token}`,
    'x-request-id': call.requestId,
    ...(input.body !== undefined && { 'content-type': 'application/json' }),
    ...(call.idempotencyKey !== undefined && { 'idempotency-key': call.idempotencyKey }),
  };
}

function parse(peer: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PeerProblem(peer, 502, `The ${peer} service answered with something that is not JSON.`, error);
  }
}

function answerValidator(
  peer: string,
  { responses }: ContractOperation,
  checks: ReturnType<typeof createChecks>,
) {
  const known = new Map(
    Object.entries(responses)
      .filter(([status]) => Number(status) < 400)
      .map(([status, { content }]) => {
        const schema = content?.['application/json']?.schema;
        return [Number(status), schema ? checks(schema) : () => []];
      }),
  );
  return (answer: Answer) => {
    const errors = known.get(answer.status)?.(answer.body);
    if (errors?.length === 0) return answer;
    throw new PeerProblem(
      peer,
      502,
      `The ${peer} service answered something that its contract does not know.`,
      errors,
    );
  };
}
