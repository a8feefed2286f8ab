import { parseIntoClientConfig } from 'pg-connection-string';
import type pg from 'pg';

/** Teams waits some 15 seconds for an answer: a server that says nothing must have been given up by then. */
const connectionTimeoutMillis = 10_000;

/**
 * How to reach the PostgreSQL of `databaseUrl`, for a pool of connections. With `token`, each new connection proves itself
 * by a token of Microsoft Entra instead of a password, which a connection string could not be given later.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/security-entra-concepts
 */
export function serverOptions(databaseUrl: string, token: (() => Promise<string>) | null): pg.PoolConfig {
  if (!token) return { connectionString: databaseUrl, connectionTimeoutMillis };
  return { ...parseIntoClientConfig(databaseUrl), connectionTimeoutMillis, password: token };
}
