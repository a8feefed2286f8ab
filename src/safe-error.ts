/** The part of an error that logs and operators may see: never the data being read or written. */
export type SafeError = { [field: string]: string | number | boolean | SafeError | SafeError[] };

/**
 * Fields that are safe to keep. Database errors also contain the query, parameters and rows; Graph and Teams errors
 * contain bodies and headers.
 */
const told = [
  'code',
  'statusCode',
  'requestId',
  'graphRequestId',
  'retryAfterSeconds',
  'retryAfter',
  'syscall',
  'severity',
  'table',
  'constraint',
  'routine',
  'queue',
  'worker',
] as const;

const [deepest, widest, longest] = [5, 10, 1000];

/** Reduces an error and its causes to what may be shown; also accepts thrown values that are not errors. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: messageOf(error) };
  const type = textAt(error, 'name') || error.constructor?.name || 'Object';
  const message = messageOf(error);
  const safe: SafeError = { type, message };
  const frames = framesOf(textAt(error, 'stack'));
  if (frames) safe['stack'] = `${type}: ${message}\n${frames}`;
  for (const field of told) {
    const value: unknown = Reflect.get(error, field);
    if (typeof value === 'string') safe[field] = value.slice(0, longest);
    if (typeof value === 'number' || typeof value === 'boolean') safe[field] = value;
  }
  if (depth >= deepest) return safe;
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  if (cause !== undefined && cause !== null) safe['cause'] = safeError(cause, depth + 1);
  if (Array.isArray(errors)) safe['errors'] = errors.slice(0, widest).map((one) => safeError(one, depth + 1));
  return safe;
}

/** Returns the message of an error without the values it quotes. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string') return withoutInput(error).slice(0, longest);
  if (typeof error !== 'object' || error === null) return '';
  const message = textAt(error, 'message');
  return withoutInput(withoutValues(error, message)).slice(0, longest);
}

/**
 * Errors of class 22 quote the invalid value, which may itself contain quotes; others quote names, which are kept.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function withoutValues(error: object, message: string): string {
  const isOfDatabase = textAt(error, 'severity') !== '';
  if (!isOfDatabase && textAt(error, 'name') !== 'SyntaxError') return message;
  const quoted = message.split('"').filter((_, i) => i % 2 === 1);
  const areNames = isOfDatabase && !textAt(error, 'code').startsWith('22') && quoted.every(isName);
  return areNames ? message : message.replace(/".*"/su, '"…"');
}

/** Does the same for the messages of other errors that repeat a database message. */
function withoutInput(message: string): string {
  return message.replace(/(invalid input (?:syntax|value)[^:]*: |malformed [a-z ]+literal: ).*/su, '$1…');
}

/** Whether a text can be the name of a table, a constraint or a data file. */
function isName(text: string): boolean {
  return /^[a-z_][a-z0-9_./]{0,80}$/iu.test(text);
}

/** Drops the first lines of a stack, which repeat the message. */
function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  return frames.slice(0, 30).join('\n');
}

function textAt(value: object, field: string): string {
  const found: unknown = Reflect.get(value, field);
  return typeof found === 'string' ? found : '';
}
