import { parseIntoClientConfig } from 'pg-connection-string';
import type pg from 'pg';

/** Teams waits about 15 seconds for a response, so an unresponsive server must be given up before that. */
const connectionTimeoutMillis = 10_000;

/**
 * Pool options for the PostgreSQL at `databaseUrl`. With `token`, each new connection authenticates with a Microsoft
 * Entra token instead of a password; a connection string could not supply a fresh one later.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/security-entra-concepts
 */
export function serverOptions(databaseUrl: string, token: (() => Promise<string>) | null): pg.PoolConfig {
  if (!token) return { connectionString: databaseUrl, connectionTimeoutMillis };
  return { ...parseIntoClientConfig(databaseUrl), connectionTimeoutMillis, password: token };
}
