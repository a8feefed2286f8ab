import { parse } from 'pg-connection-string';
import { messageOf } from '../safe-error.ts';
import { StartError } from '../errors.ts';

const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
];

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const refusals: Readonly<Record<string, string>> = {
  '28P01':
    'refuses the user or the password. Compare DATABASE_URL (and DATABASE_AUTH) with the roles of that server',
  '28000':
    'refuses the user or the password. Compare DATABASE_URL (and DATABASE_AUTH) with the roles of that server',
  '3D000': 'has no such database. Create it, or name another in DATABASE_URL',
  '53300': 'takes no more connections. Close some, or raise its max_connections; this bot needs up to 16',
  '57P03': 'is starting or stopping. Start the bot again in a minute',
  '42501': 'does not let this user make tables. Let the user of DATABASE_URL own the database',
};

/** Explains why the PostgreSQL at `databaseUrl` cannot be used at start; null = for none of these reasons. */
export function serverProblem(error: unknown, databaseUrl: string): StartError | null {
  const says = `The PostgreSQL of DATABASE_URL (${placeOf(databaseUrl)})`;
  const code = codeOf(error);
  const refusal = isAboutPassword(error) ? refusals['28P01'] : refusals[code];
  if (refusal) return new StartError(`${says} ${refusal}.`, { cause: error });
  if (!unreachable.includes(code) && !isSilence(error)) return null;
  const because = code || 'no answer';
  return new StartError(
    `${says} cannot be reached (${because}). Start it, or compare the address, then start the bot again.`,
    { cause: error },
  );
}

/** Host, port and database, without the user and the password. */
function placeOf(databaseUrl: string): string {
  const { host, port, database } = parse(databaseUrl);
  return `${host || 'localhost'}:${port || 5432}/${database ?? ''}`;
}

/** A host with several addresses fails with one error per address. */
function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code: unknown = Reflect.get(Object(first), 'code');
  return typeof code === 'string' ? code : '';
}

/** The driver's own errors have no code. */
function isAboutPassword(error: unknown): boolean {
  return messageOf(error).startsWith('SASL: ');
}

function isSilence(error: unknown): boolean {
  return /^timeout e|^Connection terminated/u.test(messageOf(error));
}
