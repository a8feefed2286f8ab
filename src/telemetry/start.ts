import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Where traces and metrics go. */
export interface TelemetrySettings {
  /** Whether the environment has an OTLP endpoint; the exporters read it themselves. */
  isOtlp: boolean;
  /** Connection string of Application Insights, or `''`. */
  applicationInsights: string;
}

/** Running telemetry. `close` sends what is left. */
export interface Telemetry {
  close(): Promise<void>;
}

interface Exporters {
  spans: SpanExporter;
  metrics: PushMetricExporter;
}

/**
 * Starts exporting; if no destination is set, loads nothing and returns null. An unreachable collector does no harm.
 */
export async function startTelemetry(settings: TelemetrySettings): Promise<Telemetry | null> {
  const exporters = [
    ...(settings.applicationInsights ? [await toApplicationInsights(settings.applicationInsights)] : []),
    ...(settings.isOtlp ? [await toOtlp()] : []),
  ];
  return exporters.length > 0 ? send(exporters) : null;
}

async function send(exporters: readonly Exporters[]): Promise<Telemetry> {
  const api = await import('@opentelemetry/api');
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { MeterProvider, PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const resource = resourceFromAttributes({ 'service.name': 'qlik-publisher-bot' });
  const spanProcessors = exporters.map(({ spans }) => new BatchSpanProcessor(spans));
  const tracers = new NodeTracerProvider({ resource, spanProcessors });
  const readers = exporters.map(({ metrics }) => new PeriodicExportingMetricReader({ exporter: metrics }));
  const meters = new MeterProvider({ resource, readers });
  tracers.register();
  api.metrics.setGlobalMeterProvider(meters);
  return {
    close: async () => {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      for (const part of [api.trace, api.metrics, api.context, api.propagation]) part.disable();
    },
  };
}

async function toApplicationInsights(connectionString: string): Promise<Exporters> {
  const { AzureMonitorMetricExporter, AzureMonitorTraceExporter } =
    await import('@azure/monitor-opentelemetry-exporter');
  return {
    spans: new AzureMonitorTraceExporter({ connectionString }),
    metrics: new AzureMonitorMetricExporter({ connectionString }),
  };
}

async function toOtlp(): Promise<Exporters> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-http');
  return { spans: new OTLPTraceExporter(), metrics: new OTLPMetricExporter() };
}
