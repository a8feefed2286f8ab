/**
 * PostgreSQL error classes for which retrying later can help: connection, resources (including a full disk), operator
 * intervention, system errors and serialization conflicts; plus the codes of a server that became read-only after a
 * failover and of a lock that is not available.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passingCodes = /^(08|53|57|58|40)[0-9A-Z]{3}$|^25006$|^55P03$/u;

const networkCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** Messages of the drivers, without a code, when the connection or the embedded database is gone. */
const passingWords =
  /^Connection terminated|^timeout exceeded when trying to connect|is not queryable|^Cannot use a pool after|driver has already been destroyed|^PGlite is clos|^Aborted\(/u;

/** Whether the database is unreachable or full: the statement itself is fine and can be tried again later. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const code: unknown = Reflect.get(error, 'code');
  const isServers = typeof Reflect.get(error, 'severity') === 'string';
  if (typeof code === 'string' && isServers && passingCodes.test(code)) return true;
  if (typeof code === 'string' && networkCodes.includes(code)) return true;
  if (passingWords.test(String(Reflect.get(error, 'message')))) return true;
  const errors: unknown = Reflect.get(error, 'errors');
  const within: unknown[] = [Reflect.get(error, 'cause'), ...(Array.isArray(errors) ? errors : [])];
  return within.some((one) => isDatabaseAway(one, depth + 1));
}
