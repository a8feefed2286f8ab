import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import restify from 'restify';
import { bound } from './door/bound.ts';
import type { Room } from './door/collect-body.ts';
import { refusalAtGate } from './door/gate.ts';
import { readJson } from './door/read-json.ts';
import { answer, refuse } from './door/refuse.ts';
import type { Log } from './log.ts';

/** What the HTTP server calls. */
export interface Handlers {
  activity(request: {
    headers: IncomingHttpHeaders;
    body: unknown;
  }): Promise<{ status: number; body: unknown }>;
  /** Resolves to `''` if everything needed can be reached, otherwise to what cannot. */
  readiness(): Promise<string>;
}

/** The running HTTP server. */
export interface HttpServer {
  url: string;
  /** Makes `/ready` fail from now on, so that load balancers turn to other instances; requests are still answered. */
  drain(): void;
  /** Accepts no more connections and waits for running responses. */
  close(): Promise<void>;
}

/** Where the server listens, and whether activities are signed; if not, only programs on this machine are served. */
export interface Door {
  host: string;
  port: number;
  isSigned: boolean;
}

interface State {
  isDraining: boolean;
  ready: Handlers | null;
  /** Memory shared by the bodies of all concurrent requests. */
  room: Room;
}

const roomBytes = 64 * 1024 * 1024;

/**
 * Listens for activities and health checks. Rejects with the socket's error if the port is taken. Until `handlers`
 * resolves, activities are answered with 503, after which Teams retries.
 */
export async function startServer(door: Door, log: Log, handlers: Promise<Handlers>): Promise<HttpServer> {
  const server = restify.createServer({ name: 'qlik-publisher-bot', noWriteContinue: true });
  const { server: http } = server;
  bound(http);
  const state: State = { isDraining: false, ready: null, room: { left: roomBytes } };
  handlers.then((made) => (state.ready = made)).catch(() => {});
  server.pre((request, response, next) => {
    const refusal = refusalAtGate(request, door.isSigned);
    if (refusal) refuse(request, response, refusal);
    next(refusal ? false : undefined);
  });
  addRoutes(server, state, log);
  await new Promise<void>((resolve, reject) => {
    // Restify passes on the errors of its socket, and throws those that nobody hears.
    server.once('error', reject);
    http.listen(door.port, door.host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  const host = door.host.includes(':') ? `[${door.host}]` : door.host;
  return {
    url: `http://${host}:${server.address().port}`,
    drain: () => {
      state.isDraining = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        http.closeIdleConnections();
      }),
  };
}

function addRoutes(server: restify.Server, state: State, log: Log): void {
  server.get('/health', async (_request: restify.Request, response: restify.Response) => {
    answer(response, 200, { status: 'alive' });
  });
  server.get('/ready', async (_request: restify.Request, response: restify.Response) => {
    const reason = await reasonNotReady(state).catch(() => 'It cannot be told');
    answer(response, reason ? 503 : 200, reason ? { status: 'not ready', reason } : { status: 'ready' });
  });
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    try {
      await takeActivity(request, response, state);
    } catch (error) {
      log.error({ err: error }, 'Activity could not be taken');
      if (!response.headersSent) refuse(request, response, { status: 500, error: 'Internal error' });
    }
  });
}

async function takeActivity(
  request: IncomingMessage,
  response: ServerResponse,
  { ready, room }: State,
): Promise<void> {
  if (!ready) return refuse(request, response, { status: 503, error: 'The bot is starting' });
  const read = await readJson(request, response, room);
  if (!read) return;
  if ('refusal' in read) return refuse(request, response, read.refusal);
  const { status, body } = await ready.activity({ headers: request.headers, body: read.value });
  answer(response, status, body);
}

async function reasonNotReady({ isDraining, ready }: State): Promise<string> {
  if (isDraining) return 'The bot is stopping';
  return ready ? ready.readiness() : 'The bot is starting';
}
