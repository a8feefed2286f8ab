import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

/** On which side of a call a step is; `INTERNAL` = on none. https://opentelemetry.io/docs/concepts/signals/traces/#span-kind */
export type StepKind = keyof typeof SpanKind;

/** Does the work as one step of a trace; nothing but the work when nobody collects traces. No personal data goes in. */
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
      // The message may hold names of people; what kind of error it was does not.
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Where in a trace we are, as W3C traceparent, to go on there in another process; `''` = in none. */
export function traceparent(): string {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? '';
}

/** Does the work as a part of the trace that was left with `traceparent`. */
export function goingOn<T>(parent: string, work: () => Promise<T>): Promise<T> {
  return context.with(propagation.extract(context.active(), parent ? { traceparent: parent } : {}), work);
}
