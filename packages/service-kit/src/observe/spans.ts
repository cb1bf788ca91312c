import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import { shorten } from '@fountainai/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { describeError } from './error-text.ts';

const tracer = trace.getTracer('fountainai');
const longestStatement = 2_000;

/** Runs work as one span of a trace; records an error on the span and throws it on. */
export function inSpan<T>(
  name: string,
  kind: SpanKind,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs a job as a new trace, because the request that queued it has ended. */
export function inJobSpan<T>(task: string, work: () => Promise<T>): Promise<T> {
  return inSpan(`job ${task}`, SpanKind.CONSUMER, {}, work);
}

/** Returns the trace headers for a call to another service. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/**
 * Makes a span for every request of an operation, in the caller's trace if it has one. Log lines carry the trace
 * id.
 */
export function traceRequests(app: FastifyInstance): void {
  const traced = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, reply, done) => {
    const { operationId } = request.routeOptions.config;
    if (!operationId) return done();
    const parent = propagation.extract(ROOT_CONTEXT, request.headers);
    const attributes = { 'http.request.method': request.method, 'fountain.request_id': request.id };
    const span = tracer.startSpan(operationId, { kind: SpanKind.SERVER, attributes }, parent);
    if (!isSpanContextValid(span.spanContext())) return done();
    const { traceId, spanId } = span.spanContext();
    request.log = reply.log = request.log.child({ traceId, spanId });
    traced.set(request, span);
    context.with(trace.setSpan(parent, span), done);
  });
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const span = traced.get(request);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

/** Makes a span for every query of a traced request or job, with its text but without its values. */
export function traceQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  const traced = (...parameters: unknown[]) => {
    // pool.query passes a callback and is used only outside operations.
    if (!trace.getActiveSpan()?.isRecording() || typeof parameters.at(-1) === 'function')
      return query(...parameters);
    const text = textOf(parameters[0]);
    const attributes = { 'db.system.name': 'postgresql', 'db.query.text': shorten(text, longestStatement) };
    return inSpan(operationOf(text), SpanKind.CLIENT, attributes, async () => query(...parameters));
  };
  client.query = traced as typeof client.query;
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
}

const operationOf = (text: string): string => /\w+/.exec(text)?.[0]?.toUpperCase() ?? 'QUERY';

function fail(span: Span, error: unknown): void {
  if (error instanceof Error) span.recordException(exceptionOf(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function exceptionOf(error: Error) {
  const { type: name, message, stack } = describeError(error);
  return { name, message, stack };
}
