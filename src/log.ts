import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import { safeError } from './safe-error.ts';

/** The structured logger: constant messages, values as fields. */
export type Log = Logger;

/**
 * Creates the process logger; `level` is a pino level or `silent`, `to` the destination (default stdout). Redacts
 * credentials, and logs only those fields of errors that hold no data.
 */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.authorization', '*.password', '*.token', 'headers.authorization'],
    serializers: { err: (error: unknown) => safeError(error) },
    mixin: traceId,
  };
  return to ? pino(options, to) : pino(options);
}

/** Adds the trace id to a log line while traces are collected. */
function traceId(): { traceId?: string } {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { traceId: context.traceId } : {};
}
