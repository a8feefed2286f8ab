import type { Server } from 'node:http';

/**
 * Sets tight limits on what unauthenticated clients can occupy; for the first two see
 * https://nodejs.org/api/http.html#serverheaderstimeout. Slower clients get 408. Responses have no time limit.
 */
export function bound(server: Server): void {
  server.headersTimeout = 8000;
  server.requestTimeout = 12_000;
  // By default Node checks only every 30 s. This is an option of `createServer`, which restify calls without options.
  Object.assign(server, { connectionsCheckingInterval: 1000 });
  // The database and Graph need some of the process's sockets, too.
  server.maxConnections = 4000;
  // restify exempts upgraded sockets from every limit; without a listener an upgrade is an ordinary request.
  server.removeAllListeners('upgrade');
}
