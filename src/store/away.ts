/**
 * Classes of PostgreSQL's codes in which the same would work later: connection, resources (a full disk among them),
 * operator, system, and what gave way to another transaction; and a server that only reads since it was replaced.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passingCodes = /^(08|53|57|58|40)[0-9A-Z]{3}$|^25006$|^55P03$/u;

const networkCodes = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
];

/** What the drivers say without a code, when the line or the embedded database is gone. */
const passingWords =
  /^Connection terminated|^timeout exceeded when trying to connect|is not queryable|^Cannot use a pool after|driver has already been destroyed|^PGlite is clos|^Aborted\(/u;

/** Whether the database is away or full: nothing is wrong with what was asked, and asking again later is right. */
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
