import restify from 'restify';
import type { Server } from 'restify';
import type { Log } from './log.ts';

/** What the HTTP server hands on. */
export interface Handlers {
  activity(request: restify.Request): Promise<{ status: number; body: unknown }>;
  /** Resolves to `''` when everything needed can be reached, else to what cannot. */
  readiness(): Promise<string>;
}

/** The bot's door. */
export interface HttpServer {
  url: string;
  /** From now on `/ready` says that others should be asked, while everything is still answered. */
  drain(): void;
  /** Takes no more connections and waits for the answers under way. */
  close(): Promise<void>;
}

const maxBodyBytes = 512 * 1024;

/**
 * Listens for activities and health checks. Rejects with the socket's error when the port is taken.
 * Until `handlers` resolves, activities are answered 503, which Teams repeats.
 */
export async function startServer(
  address: { host: string; port: number },
  log: Log,
  handlers: Promise<Handlers>,
): Promise<HttpServer> {
  const server = restify.createServer({ name: 'qlik-publisher-bot' });
  server.on('uncaughtException', (request, response, _route, error) => {
    log.error({ err: error, path: request.path() }, 'Route failed');
    if (!response.headersSent) response.send(500, { error: 'Internal error' });
  });
  const state = { isDraining: false };
  addRoutes(server, handlers, state);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  const { port } = server.address();
  return {
    url: `http://${address.host}:${port}`,
    drain: () => {
      state.isDraining = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
      }),
  };
}

function addRoutes(server: Server, handlers: Promise<Handlers>, state: { isDraining: boolean }): void {
  let ready: Handlers | null = null;
  handlers.then((made) => (ready = made)).catch(() => {});
  server.get('/health', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'alive' });
  });
  server.get('/ready', async (_request: restify.Request, response: restify.Response) => {
    const reason = await reasonNotReady(state.isDraining, ready);
    response.send(reason ? 503 : 200, reason ? { status: 'not ready', reason } : { status: 'ready' });
  });
  const body = restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false });
  server.post('/api/messages', body, async (request: restify.Request, response: restify.Response) => {
    if (!ready) return response.send(503, { error: 'The bot is starting' });
    const answer = await ready.activity(request);
    response.send(answer.status, answer.body);
  });
}

async function reasonNotReady(isDraining: boolean, ready: Handlers | null): Promise<string> {
  if (isDraining) return 'The bot is stopping';
  return ready ? ready.readiness() : 'The bot is starting';
}
