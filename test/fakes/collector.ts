import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One step of a trace. */
export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

/** An OTLP collector that keeps what it gets. */
export interface Collector {
  url: string;
  spans: Span[];
  /** Every metric by name, with the attributes of its points. */
  metrics: Map<string, Record<string, string>[]>;
  /** All that came, as it came. */
  text(): string;
  close(): Promise<void>;
}

interface Body {
  resourceSpans?: { scopeSpans: { spans: Span[] }[] }[];
  resourceMetrics?: { scopeMetrics: { metrics: Metric[] }[] }[];
}
interface Metric {
  name: string;
  sum?: { dataPoints: Point[] };
  histogram?: { dataPoints: Point[] };
}
interface Point {
  attributes: { key: string; value: { stringValue: string } }[];
}

/** Starts it on loopback; it takes OTLP as JSON. https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export async function startCollector(): Promise<Collector> {
  const spans: Span[] = [];
  const metrics: Collector['metrics'] = new Map();
  const texts: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      texts.push(text);
      const body = JSON.parse(text) as Body;
      for (const { scopeSpans } of body.resourceSpans ?? [])
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      for (const { scopeMetrics } of body.resourceMetrics ?? [])
        for (const metric of scopeMetrics.flatMap((scope) => scope.metrics))
          metrics.set(metric.name, pointsOf(metric));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    spans,
    metrics,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => texts.join('\n'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pointsOf({ sum, histogram }: Metric): Record<string, string>[] {
  const points = (sum ?? histogram)?.dataPoints ?? [];
  return points.map(({ attributes }) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue])),
  );
}
