import type { Server } from 'node:http';

/**
 * Short limits for what strangers can hold; the first two as https://nodejs.org/api/http.html#serverheaderstimeout tells.
 * Who is slower than that gets 408. An answer may take as long as it takes.
 */
export function bound(server: Server): void {
  server.headersTimeout = 8000;
  server.requestTimeout = 12_000;
  // Looked for every 30 s otherwise. An option of `createServer`, which restify calls without any.
  Object.assign(server, { connectionsCheckingInterval: 1000 });
  // The database and Graph need some sockets of the process, too.
  server.maxConnections = 4000;
  // restify takes the socket of such a request out of every limit; without a listener it is a request like others.
  server.removeAllListeners('upgrade');
}
