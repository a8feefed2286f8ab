import { parseIntoClientConfig } from 'pg-connection-string';
import type pg from 'pg';

/** Teams waits about 15 seconds for a response, so an unresponsive server must be given up before that. */
const connectionTimeoutMillis = 10_000;

/**
 * A new connection has to be made, and to plan everything anew, so quiet ones are kept, but not until a load balancer
 * forgets them. https://learn.microsoft.com/azure/load-balancer/load-balancer-tcp-reset
 */
const kept = { idleTimeoutMillis: 180_000, keepAlive: true };

/**
 * Pool options for the PostgreSQL at `databaseUrl`. With `token`, each new connection authenticates with a Microsoft
 * Entra token instead of a password; a connection string could not supply a fresh one later.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/security-entra-concepts
 */
export function serverOptions(databaseUrl: string, token: (() => Promise<string>) | null): pg.PoolConfig {
  if (!token) return { connectionString: databaseUrl, connectionTimeoutMillis, ...kept };
  return { ...parseIntoClientConfig(databaseUrl), connectionTimeoutMillis, ...kept, password: token };
}
