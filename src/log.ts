import { pino, type Logger } from 'pino';

/** The structured logger: constant messages, values as fields. */
export type Log = Logger;

/** Creates the process logger; `level` is a pino level or `silent`. Credentials are cut out wherever they appear. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.authorization', '*.password', '*.token', 'headers.authorization'],
  });
}
