import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

/**
 * Begins to follow traces: what comes with a `traceparent` keeps it, in the logs and on its way to other services. Spans
 * are made only when there is somebody to send them to.
 * @param endpoint where an OpenTelemetry collector takes OTLP over HTTP; the standard's other variables (OTEL_BSP_…,
 *   OTEL_TRACES_SAMPLER, …) count too
 * @returns what sends the last spans away and ends it
 */
export async function startTracing(
  service: string,
  endpoint: string | undefined,
): Promise<() => Promise<void>> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  if (!endpoint) return async () => {};

  // Loaded only where somebody wants spans: they take as long to load as half of a service.
  const { BasicTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'fountainai' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  trace.setGlobalTracerProvider(provider);
  // A collector that is away shall not keep the process from ending.
  return () => provider.shutdown().catch(() => {});
}
