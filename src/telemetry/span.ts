import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

/**
 * Span kind: the side of a call that the span is on; `INTERNAL` = neither.
 * https://opentelemetry.io/docs/concepts/signals/traces/#span-kind
 */
export type StepKind = keyof typeof SpanKind;

/** Runs `work` as a span; if no traces are collected, just runs it. Pass no personal data. */
export async function withSpan<T>(
  name: string,
  kind: StepKind,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  const options = { kind: SpanKind[kind], attributes };
  return trace.getTracer('qlik-publisher-bot').startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      // The message may contain people's names; the type of the error does not.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Returns the current trace position as a W3C traceparent, to continue it in another process; `''` = no trace. */
export function traceparent(): string {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? '';
}

/** Runs `work` as part of the trace with the given traceparent. */
export function goingOn<T>(parent: string, work: () => Promise<T>): Promise<T> {
  return context.with(propagation.extract(context.active(), parent ? { traceparent: parent } : {}), work);
}
